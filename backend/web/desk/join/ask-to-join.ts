import type { SeenInvitation } from '@threadline/shared/team/invitations';
import { type AuthAnswer, postAuth } from '../sign-in/post-auth.js';

export type Refused = { kind: 'refused'; message: string } | { kind: 'unreachable' };
export type Looked = { kind: 'seen'; invitation: SeenInvitation } | Refused;
export type Joined = { kind: 'joined' } | Refused;

/** Asks what an invitation says. Changes nothing, and never throws. */
export async function lookAtInvitation(token: string): Promise<Looked> {
  const answer = await postAuth('/auth/join/look', { token });
  return answer.ok ? { kind: 'seen', invitation: answer.body as SeenInvitation } : refusedBy(answer);
}

/** Uses the invitation up and signs in. Never throws. */
export async function askToJoin(input: { token: string; name: string; password: string }): Promise<Joined> {
  const answer = await postAuth('/auth/join', input);
  return answer.ok ? { kind: 'joined' } : refusedBy(answer);
}

function refusedBy({ status, message }: AuthAnswer): Refused {
  return status === 0 ? { kind: 'unreachable' } : { kind: 'refused', message };
}
