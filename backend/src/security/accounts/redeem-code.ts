import { Readable } from 'node:stream';
import { OAuth2Tokens } from 'arctic';
import { AssertionRefused, type VouchedFor } from '../../platform/auth/assertion-refused.js';
import { issuerAway } from '../../platform/auth/open-id/openid-issuer.js';
import { Invalid } from '../../platform/errors.js';
import { FetchFailed, readText, safeFetch } from '../../platform/http/safe-fetch.js';
import type { Vouching } from './provider.js';

export interface CodeAnswer {
  code: string;
  verifier: string;
  nonce: string;
  /** Who says to have answered; undefined where nobody said. */
  issuer: string | undefined;
}

/** Who the provider says has signed in there. Ends with Invalid where its word does not count, or Unavailable. */
export async function redeemCode<Said extends VouchedFor>(provider: Vouching<Said>, answer: CodeAnswer): Promise<Said> {
  await requireIssuer(provider, answer.issuer);
  const idToken = await askForIdToken(provider, answer);
  try {
    return await provider.check(idToken, answer.nonce);
  } catch (error) {
    if (error instanceof AssertionRefused) throw new Invalid(error.message, { cause: error });
    throw error;
  }
}

/** A code of one issuer is never shown to another: who answered has to be who was asked (RFC 9207). */
async function requireIssuer({ name, issuer }: Vouching, told: string | undefined): Promise<void> {
  const about = await issuer.about();
  if (told === undefined && !about.authorization_response_iss_parameter_supported) return;
  const [before = '', after] = about.issuer.split('{tenantid}');
  const isThem = after === undefined ? told === before : told?.startsWith(before) && told.endsWith(after);
  if (!isThem) throw new Invalid(`${name}’s answer did not come from ${name}. Begin again.`);
}

// The library’s own request would go past the one road out of the server; hence only what it answers is read with it.
async function askForIdToken(provider: Vouching, { code, verifier }: CodeAnswer): Promise<string> {
  const { name, issuer, clientId, clientSecret, redirectUri, chosenByOperator } = provider;
  const { token_endpoint: endpoint } = await issuer.about();
  const form = new URLSearchParams({
    ...{ grant_type: 'authorization_code', code, code_verifier: verifier, redirect_uri: redirectUri },
    ...{ client_id: clientId, client_secret: clientSecret },
  });
  const answer = await post(endpoint ?? '', form.toString(), chosenByOperator).catch((cause: unknown) => {
    throw issuerAway(name, cause);
  });
  if (answer.status === 400 || answer.status === 401) {
    throw new Invalid(`${name} did not confirm this sign-in. Begin again.`, {
      cause: new Error(answer.body.slice(0, 300)),
    });
  }
  try {
    if (answer.status !== 200) throw new FetchFailed(`The answer was ${answer.status}.`);
    return new OAuth2Tokens(JSON.parse(answer.body)).idToken();
  } catch (cause) {
    throw issuerAway(name, cause);
  }
}

async function post(address: string, form: string, chosenByOperator: boolean) {
  const headers = {
    accept: 'application/json',
    'content-type': 'application/x-www-form-urlencoded',
    'content-length': String(Buffer.byteLength(form)),
  };
  const body = Readable.from([Buffer.from(form)]);
  const answer = await safeFetch(address, { method: 'POST', headers, body, chosenByOperator, mostBytes: 200_000 });
  return { status: answer.status, body: await readText(answer) };
}
