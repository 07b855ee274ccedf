import type { SeenInvitation } from '@threadline/shared/team/invitations';
import { connection } from '../../offline/connection.js';

export type Refused = { kind: 'refused'; message: string } | { kind: 'unreachable' };
export type Looked = { kind: 'seen'; invitation: SeenInvitation } | Refused;
export type Joined = { kind: 'joined' } | Refused;

/** Asks what an invitation says. Changes nothing, and never throws. */
export async function lookAtInvitation(token: string): Promise<Looked> {
  const answer = await post('/auth/join/look', { token });
  return answer.kind === 'ok' ? { kind: 'seen', invitation: (await answer.body()) as SeenInvitation } : answer;
}

/** Uses the invitation up and signs in. Never throws. */
export async function askToJoin(input: { token: string; name: string; password: string }): Promise<Joined> {
  const answer = await post('/auth/join', input);
  return answer.kind === 'ok' ? { kind: 'joined' } : answer;
}

/** The token of a mailed link, which stands behind `#` and so reaches no server by itself. */
export function tokenIn(hash: string): string | null {
  return /^#?(tl[mp]_[\w-]{20,})$/.exec(hash)?.[1] ?? null;
}

type Answer = { kind: 'ok'; body: () => Promise<unknown> } | Refused;

async function post(path: string, input: object): Promise<Answer> {
  try {
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify(input),
    });
    connection.tell(true);
    if (response.ok) return { kind: 'ok', body: () => response.json() };
    const told = (await response.json().catch(() => null)) as { error?: { message?: string } } | null;
    return { kind: 'refused', message: told?.error?.message ?? '' };
  } catch {
    return { kind: 'unreachable' };
  }
}
