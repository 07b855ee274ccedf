import { connection } from '../../offline/connection.js';
import { provenFetch } from '../proof/proven-fetch.js';
import { sayRefusal } from '../refusals/say-refusal.js';

export interface AuthAnswer {
  ok: boolean;
  /** 0 where no answer came. */
  status: number;
  body: unknown;
  /** The server's sentence, in the language of the desk; empty where it gave none. */
  message: string;
  details: Readonly<Record<string, unknown>>;
}

/** One request to sign-in and what belongs to it. Never throws. */
export async function postAuth(
  path: `/auth/${string}`,
  input: object = {},
  send: typeof provenFetch = fetch,
): Promise<AuthAnswer> {
  try {
    const response = await send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(input),
    });
    connection.tell(true);
    const body: unknown = await response.json().catch(() => null);
    const { message = '', details = {} } = (body as Refusal | null)?.error ?? {};
    return { ok: response.ok, status: response.status, body, message: sayRefusal(message), details };
  } catch {
    return { ok: false, status: 0, body: null, message: '', details: {} };
  }
}

/** The same for what asks for a proof: the person is asked, and it goes out again. */
export const postProven = (path: `/auth/${string}`, input: object): Promise<AuthAnswer> =>
  postAuth(path, input, provenFetch);

interface Refusal {
  error?: { message?: string; details?: Record<string, unknown> };
}
