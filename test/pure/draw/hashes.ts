import { createHash } from 'node:crypto';
import { verifyDrand } from '../../../crypto/drand';
import type { Profiles } from '../../../domain/draw/bundle/run';
import type { Hash } from '../../../domain/kernel/hash';

export const sha256: Hash = (message) => createHash('sha256').update(message).digest();

export const sm3: Hash = (message) => createHash('sm3').update(message).digest();

export const PROFILES: Profiles = { sha256, sm3, drand: verifyDrand };
