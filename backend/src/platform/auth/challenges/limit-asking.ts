import type { Runtime } from '../../db/in-org.js';
import { attemptLimit, widen } from '../attempt-limit.js';

const mostAsked = {
  most: 200,
  sentence: 'Too many sign-ins were begun from your network. Wait 15 minutes and try again.',
};

/** Challenges cost a row each, and anybody may ask for one: counted by network. */
export function limitAsking(runtime: Runtime, ip: string | null): Promise<void> {
  return attemptLimit(runtime, [`asked:${widen(`network:${ip ?? 'unknown'}`)}`], mostAsked).take();
}
