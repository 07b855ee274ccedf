import { expect, test } from 'vitest';
import { newTotpSecret, stepAt, stepOfCode, totpAddress, totpCode } from './totp.js';

/** The secret of RFC 6238's appendix B: "12345678901234567890". */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each([
  ['1970-01-01T00:00:59Z', '287082'],
  ['2005-03-18T01:58:29Z', '081804'],
  ['2005-03-18T01:58:31Z', '050471'],
  ['2009-02-13T23:31:30Z', '005924'],
  ['2033-05-18T03:33:20Z', '279037'],
  ['2603-10-11T11:33:20Z', '353130'],
])('at %s the code is that of RFC 6238', (at, code) => {
  expect(totpCode(secret, stepAt(new Date(at)))).toBe(code);
});

test('a code counts one step early and late, and no further', () => {
  const now = new Date('2026-03-10T09:00:15Z');
  const step = stepAt(now);
  const found = [-2, -1, 0, 1, 2].map((off) => stepOfCode(secret, totpCode(secret, step + off), now));
  expect(found).toEqual([null, step - 1, step, step + 1, null]);
});

test.each(['', '12345', '1234567', 'abcdef', '１２３４５６', '0'.repeat(500)])('%j is no code', (code) => {
  expect(stepOfCode(secret, code, new Date('2026-03-10T09:00:15Z'))).toBeNull();
});

test('people write codes with a space in the middle', () => {
  const now = new Date('2026-03-10T09:00:15Z');
  const code = totpCode(secret, stepAt(now));
  expect(stepOfCode(secret, `${code.slice(0, 3)} ${code.slice(3)}`, now)).toBe(stepAt(now));
});

test('secrets are 160 bits of base32, and the address names account and issuer', () => {
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
  expect(newTotpSecret()).not.toBe(newTotpSecret());
  expect(totpAddress({ secret, account: 'jane+work@acme.com', issuer: 'Threadline (Acme & Co)' })).toBe(
    `otpauth://totp/Threadline%20(Acme%20%26%20Co):jane%2Bwork%40acme.com?secret=${secret}` +
      '&issuer=Threadline%20%28Acme%20%26%20Co%29&algorithm=SHA1&digits=6&period=30',
  );
});
