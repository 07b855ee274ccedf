import * as z from 'zod';
import type { Ctx, Runtime } from '../platform/db/in-org.js';
import type { SecretPlace } from '../platform/secrets/secret-box.js';

const minutes = 30;
const told = z.object({ personId: z.uuid(), at: z.coerce.date() });

/** Whoever has just set a new password by a mailed link holds it: with it they may end what they had added before. */
export function ticketFor({ orgId, personId, now, secrets }: Ctx): string {
  return `${orgId}.${secrets.seal(placeIn(orgId), JSON.stringify({ personId, at: now }))}`;
}

/** Whose ticket it is and when the password was set; null for none of ours, and for an old one. */
export function readTicket(
  { secrets, clock }: Pick<Runtime, 'secrets' | 'clock'>,
  ticket: string,
): { orgId: string; personId: string; at: Date } | null {
  const orgId = ticket.slice(0, ticket.indexOf('.'));
  try {
    const { personId, at } = told.parse(JSON.parse(secrets.open(placeIn(orgId), ticket.slice(orgId.length + 1))));
    return clock().getTime() - at.getTime() < minutes * 60_000 ? { orgId, personId, at } : null;
  } catch {
    return null;
  }
}

/** It is kept nowhere; the place only keeps it from opening as anything else. */
const placeIn = (orgId: string): SecretPlace => ({ orgId, table: 'password_resets', column: 'ticket', row: 'told' });
