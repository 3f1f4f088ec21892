import type { Result } from '../../kernel/result';
import { strictJson } from '../encoding/strict-json';
import { readBundle, type Bundle } from './bundle';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A test vector carries its bundle in a field of its own; whoever checks one need not take it out by hand. */
export const bundleWithin = (json: unknown): unknown =>
  isRecord(json) && !Object.hasOwn(json, 'plan_text') && Object.hasOwn(json, 'bundle') ? json['bundle'] : json;

/** Reads a bundle of any form, or a test vector's, from the text of its file. */
export const bundleFromText = (text: string): Result<Bundle> => {
  const json = strictJson(text);
  return json.ok ? readBundle(bundleWithin(json.value)) : json;
};
