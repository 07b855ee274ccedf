import { type FactorWay, factorAsked } from '@threadline/shared/security/sign-in';
import type { AuthAnswer } from './post-auth.js';

let waiting: FactorWay[] | null = null;

/** The ways to show the second factor, where the server asks for one; null where it does not. */
export function factorIn({ body }: Pick<AuthAnswer, 'body'>): FactorWay[] | null {
  return factorAsked.safeParse(body).data?.factor.ways ?? null;
}

/** Leaves the second factor to the sign-in page, which is opened next. */
export function leaveFactor(ways: FactorWay[]): void {
  waiting = ways;
}

/** What another page of sign-in has left to this one; null where nothing. */
export function takeLeftFactor(): FactorWay[] | null {
  const left = waiting;
  waiting = null;
  return left;
}
