import { sha256 } from '@noble/hashes/sha2.js';
import type { Profiles } from '../domain/draw/bundle/run';
import { verifyDrand } from './drand';
import { sm3 } from './sm3';

/** Everything a draw needs to be checked, on any machine with JavaScript: the same in a browser without a network. */
export const PORTABLE: Profiles = { sha256: (message) => sha256(message), sm3, drand: verifyDrand };
