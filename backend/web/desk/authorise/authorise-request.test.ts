import { expect, test } from 'vitest';
import { approvalOf, readAuthoriseSearch } from './authorise-request.js';

const asked = {
  client_id: 'threadline-gmail',
  redirect_uri: 'https://abc.chromiumapp.org/signed-in',
  response_type: 'code',
  code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
  code_challenge_method: 'S256',
  state: 'af0ifjsldkj',
};

test('a whole request is read from the address', () => {
  expect(approvalOf(readAuthoriseSearch(asked))).toEqual({
    clientId: 'threadline-gmail',
    redirectUri: 'https://abc.chromiumapp.org/signed-in',
    codeChallenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    state: 'af0ifjsldkj',
  });
});

test('a state of digits only is read as it was written', () => {
  expect(approvalOf(readAuthoriseSearch({ ...asked, state: 12345678 }))?.state).toBe('12345678');
});

test.each([
  { client_id: undefined },
  { redirect_uri: 'nonsense' },
  { response_type: 'token' },
  { code_challenge: 'short' },
  { code_challenge_method: 'plain' },
  { state: undefined },
  { state: 'short' },
])('a request with %j is not understood', (change) => {
  expect(approvalOf(readAuthoriseSearch({ ...asked, ...change }))).toBeNull();
});
