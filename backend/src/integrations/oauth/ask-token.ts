import * as z from 'zod';
import { SourceProblem } from '../../mail-sync/port.js';
import type { GrantPlace, VendorClient } from './grant-place.js';
import { askVendor, jsonOf, retryAfterMs, type VendorAnswer } from './vendor-request.js';

const tokenAnswer = z.object({
  access_token: z.string().min(1).max(16_000),
  expires_in: z.coerce.number().int().positive().max(31_536_000).default(3_600),
  /** Comes with a renewal where the vendor wants the next one to be asked for with it. */
  refresh_token: z.string().min(1).max(16_000).optional(),
  scope: z.string().optional(),
});
export type TokenAnswer = z.infer<typeof tokenAnswer>;

const refusal = z.object({ error: z.string(), error_description: z.string().optional() });

/** What a person has to say yes to anew: the grant is gone, or asks for something more of them. */
const ofTheGrant = ['invalid_grant', 'interaction_required', 'consent_required', 'login_required'];

export interface TokenAsked {
  place: GrantPlace;
  client: VendorClient;
  /** A code or a refresh token, with what belongs to it. */
  grant: Record<string, string>;
  now: Date;
}

/** Asks for tokens. Ends with a SourceProblem: `revoked` for the grant, `refused_sign_in` for the application. */
export async function askToken({ place, client, grant, now }: TokenAsked): Promise<TokenAnswer> {
  const form = new URLSearchParams({ ...grant, client_id: client.clientId, client_secret: client.clientSecret });
  const answer = await askVendor(place.tokenUrl, {
    method: 'POST',
    headers: { accept: 'application/json', 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    chosenByOperator: place.chosenByOperator,
    mostBytes: 200_000,
  });
  if (answer.status !== 200) throw problemOf(answer, { place, now });
  const read = tokenAnswer.safeParse(jsonOf(answer));
  if (read.success) return read.data;
  throw new SourceProblem('broken_answer', `${place.name} gave no token.`, { cause: read.error });
}

function problemOf(answer: VendorAnswer, { place, now }: Pick<TokenAsked, 'place' | 'now'>): SourceProblem {
  const { status, headers } = answer;
  const said = refusal.safeParse(jsonOf(answer)).data;
  const words = (said?.error_description ?? said?.error ?? `${place.name} answered ${status}.`).slice(0, 300);
  if (status === 429) return new SourceProblem('limited', words, { retryAfterMs: retryAfterMs(headers, now) });
  if (status >= 500) return new SourceProblem('unreachable', words, { retryAfterMs: retryAfterMs(headers, now) });
  if (said && ofTheGrant.includes(said.error)) return new SourceProblem('revoked', words);
  return new SourceProblem(said ? 'refused_sign_in' : 'broken_answer', words);
}
