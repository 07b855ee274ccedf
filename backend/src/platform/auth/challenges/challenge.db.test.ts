import { beforeEach, expect, test } from 'vitest';
import { testNow, useWorld } from '../../../../test/world.js';
import { sweep } from '../../jobs/sweep.js';
import { issueChallenge, redeemChallenge } from './challenge.js';

const world = useWorld();
const asked = { use: 'passkey_sign_in', holder: 'what this browser holds' } as const;
const place = () => ({ db: world.runtime.db.orm, now: world.runtime.clock() });
const issue = () => issueChallenge(place(), { ...asked, about: { next: 'x' }, minutes: 5 });
const redeem = (challenge: string, as: Parameters<typeof redeemChallenge>[2] = asked) =>
  redeemChallenge(place(), challenge, as);

beforeEach(() => world.setClock(testNow));

test('a challenge is answered once, and what was to be remembered comes back', async () => {
  const challenge = await issue();
  expect(challenge).toMatch(/^[\w-]{43}$/);
  expect(await redeem(challenge)).toEqual({ next: 'x' });
  expect(await redeem(challenge)).toBeNull();
});

test('of answers at once, one counts', async () => {
  const challenge = await issue();
  const answers = await Promise.all(Array.from({ length: 20 }, () => redeem(challenge)));
  expect(answers.filter((answer) => answer !== null)).toHaveLength(1);
});

test('it ends to the second with its time', async () => {
  const [early, late] = [await issue(), await issue()];
  world.setClock('2026-03-10T09:04:59.999Z');
  expect(await redeem(early)).not.toBeNull();
  world.setClock('2026-03-10T09:05:00.000Z');
  expect(await redeem(late)).toBeNull();
});

test('another use and another browser leave it as it is', async () => {
  const challenge = await issue();
  expect(await redeem(challenge, { ...asked, use: 'passkey_proof' })).toBeNull();
  expect(await redeem(challenge, { ...asked, holder: 'what another browser holds' })).toBeNull();
  expect(await redeem('x'.repeat(43))).toBeNull();
  expect(await redeem(challenge)).not.toBeNull();
});

test('the database holds neither the challenge nor what the browser holds, and forgets the row at night', async () => {
  const challenge = await issue();
  const rows = JSON.stringify(await world.runtime.db.sql`select * from browser_challenges`);
  expect([challenge, asked.holder].filter((secret) => rows.includes(secret))).toEqual([]);
  // The nightly sweep goes by the clock of the database, in which March 2026 is long ago.
  await sweep(world.runtime);
  expect(await world.runtime.db.sql`select * from browser_challenges`).toEqual([]);
});
