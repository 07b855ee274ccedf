import { expect, test } from 'vitest';
import { SourceProblem } from '../../mail-sync/port.js';
import { FetchFailed } from '../../platform/http/safe-fetch.js';
import { problemOf } from './problem-of.js';

const failure = (facts: Record<string, unknown>) => Object.assign(new Error('Command failed'), facts);

test.each([
  ['a refused password', failure({ authenticationFailed: true, responseText: 'No' }), 'refused_sign_in'],
  [
    'a server whose sign-in is away',
    failure({ authenticationFailed: true, serverResponseCode: 'UNAVAILABLE' }),
    'unreachable',
  ],
  ['a refused password for sending', failure({ code: 'EAUTH', responseCode: 535 }), 'refused_sign_in'],
  ['a certificate of nobody', failure({ code: 'DEPTH_ZERO_SELF_SIGNED_CERT' }), 'untrusted_certificate'],
  ['a certificate of somebody else', failure({ code: 'ERR_TLS_CERT_ALTNAME_INVALID' }), 'untrusted_certificate'],
  ['nobody there', failure({ code: 'ECONNREFUSED' }), 'unreachable'],
  ['a name that leads nowhere', failure({ code: 'ENOTFOUND' }), 'unreachable'],
  ['a closed connection', failure({ code: 'NoConnection' }), 'unreachable'],
  ['an address that is not public', new FetchFailed('This address is not public.'), 'unreachable'],
  ['too much asked', failure({ code: 'ETHROTTLE' }), 'limited'],
  ['a full server', failure({ responseCode: 452, response: '452 try later' }), 'limited'],
  ['anything else', failure({ responseCode: 550, response: '550 no such user' }), 'broken_answer'],
])('%s', (_name, error, code) => {
  expect(problemOf(error).code).toBe(code);
});

test('of a grant a refusal means that it was revoked', () => {
  expect(problemOf(failure({ authenticationFailed: true }), { oauth: true }).code).toBe('revoked');
});

test('a problem that is known stays what it is', () => {
  const known = new SourceProblem('limited', 'Slow down.', { retryAfterMs: 5 });
  expect(problemOf(known)).toBe(known);
});
