import type { AppRouter } from '@threadline/shared/api';
import { createTRPCClient, httpLink, type TRPCClient } from '@trpc/client';
import { v7 as newId } from 'uuid';

/** The desk's requests of somebody who has signed in: mailboxes are connected in person, not by keys. */
export type Desk = TRPCClient<AppRouter>;

export async function openDesk(url: string, person: { email: string; password: string }): Promise<Desk> {
  const own = { 'content-type': 'application/json', origin: url };
  const answer = await fetch(`${url}/auth/sign-in`, { method: 'POST', headers: own, body: JSON.stringify(person) });
  if (!answer.ok) throw new Error(`The owner cannot sign in: ${await answer.text()}`);
  const cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const headers = () => ({ origin: url, cookie, 'idempotency-key': newId() });
  return createTRPCClient<AppRouter>({ links: [httpLink({ url: `${url}/desk/trpc`, headers })] });
}
