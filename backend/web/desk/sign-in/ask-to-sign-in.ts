import { connection } from '../../offline/connection.js';

export interface Credentials {
  email: string;
  password: string;
  /** Slug, once the person has chosen among several. */
  organisation?: string;
}

export interface OrganisationChoice {
  slug: string;
  name: string;
}

export type SignInAnswer =
  | { kind: 'signed_in' }
  | { kind: 'choose'; organisations: readonly OrganisationChoice[] }
  | { kind: 'refused'; reason: 'wrong' | 'too_many' | 'unreachable' | 'failed'; message: string };

/** Asks the server for a session. Never throws. */
export async function askToSignIn(credentials: Credentials): Promise<SignInAnswer> {
  try {
    const response = await fetch('/auth/sign-in', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(credentials),
    });
    connection.tell(true);
    if (response.ok) return { kind: 'signed_in' };
    return readRefusal(response.status, await response.json().catch(() => null));
  } catch {
    return { kind: 'refused', reason: 'unreachable', message: '' };
  }
}

interface Refusal {
  error?: { message?: string; details?: { organisations?: OrganisationChoice[] } };
}

function readRefusal(status: number, body: Refusal | null): SignInAnswer {
  const message = body?.error?.message ?? '';
  const organisations = body?.error?.details?.organisations;
  if (status === 409 && organisations?.length) return { kind: 'choose', organisations };
  if (status === 401 || status === 400) return { kind: 'refused', reason: 'wrong', message };
  if (status === 429) return { kind: 'refused', reason: 'too_many', message };
  return { kind: 'refused', reason: 'failed', message };
}
