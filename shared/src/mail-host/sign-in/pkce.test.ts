import { expect, test } from 'vitest';
import { challengeOf, createPkce } from './pkce.js';

test('the challenge of the verifier in RFC 7636 appendix B is the one printed there', async () => {
  const challenge = await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk');
  expect(challenge).toBe('E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
});

test('every attempt has secrets of its own, in characters that an address may carry', async () => {
  const first = await createPkce();
  const second = await createPkce();
  expect(first.verifier).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(new Set([first.verifier, first.state, second.verifier, second.state]).size).toBe(4);
  expect(first.challenge).toBe(await challengeOf(first.verifier));
});
