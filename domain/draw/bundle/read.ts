import type { Result } from '../../kernel/result';
import { strictJson } from '../encoding/strict-json';
import { parsePlan, planFromText } from '../plan/parse';
import type { Plan } from '../plan/plan';
import { readBundle, type Bundle } from './bundle';
import { isObject } from '../encoding/shape';

/** A test vector carries its bundle in a field of its own; whoever checks one need not take it out by hand. */
export const bundleWithin = (json: unknown): unknown =>
  isObject(json) && !Object.hasOwn(json, 'plan_text') && Object.hasOwn(json, 'bundle') ? json['bundle'] : json;

/** Reads a bundle of any form, or a test vector's, from the text of its file. */
export const bundleFromText = (text: string): Result<Bundle> => {
  const json = strictJson(text);
  return json.ok ? readBundle(bundleWithin(json.value)) : json;
};

/** Reads a plan from its own text, or from a bundle's or a vector's file. */
export const planFromFile = (text: string): Result<Plan> => {
  const json = strictJson(text);
  if (!json.ok) return json;
  const value = bundleWithin(json.value);
  return isObject(value) && Object.hasOwn(value, 'plan_text')
    ? planFromText(value['plan_text'], 'plan_text')
    : parsePlan(text);
};
