import type { Runtime } from '../../db/in-org.js';
import { attemptLimit, widen } from '../attempt-limit.js';

// As many as a large office begins together in the morning, behind one address.
const mostAsked = {
  most: 600,
  sentence: 'Too many sign-ins were begun from your network. Wait 15 minutes and try again.',
};

const mostRefused = {
  most: 200,
  sentence: 'Too many answers of a sign-in were refused from your network. Wait 15 minutes and begin again.',
};

/** Challenges cost a row each, and anybody may ask for one: counted by network. */
export async function limitAsking(runtime: Runtime, ip: string | null): Promise<void> {
  await attemptLimit(runtime, [`asked:${networkOf(ip)}`], mostAsked).take();
}

/** Answers that another site's page posts, by network: whoever takes one gives it back where the answer counts. */
export function limitAnswers(runtime: Runtime, ip: string | null) {
  return attemptLimit(runtime, [`answered:${networkOf(ip)}`], mostRefused);
}

const networkOf = (ip: string | null): string => widen(`network:${ip ?? 'unknown'}`);
