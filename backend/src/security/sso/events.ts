import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Ctx } from '../../platform/db/in-org.js';
import { record } from '../../platform/events/record.js';

type SsoEvent = Extract<EventName, `sso.${string}`>;

/** What is told of a connection: never a secret, and of a certificate its fingerprint. */
export interface ConnectionFacts {
  name: string;
  kind?: string;
  issuer?: string;
  domain?: string;
  /** Certificates, by their fingerprints. */
  added?: string[];
  removed?: string[];
  /** Whose word counts is another than before: provider, address, certificates or client secret. */
  trustChanged?: boolean;
  vouchesForOwners?: boolean;
}

/** Records that something about an organisation's own sign-in has changed. */
export async function tellOfConnection(
  ctx: Ctx,
  name: SsoEvent,
  { id, facts }: { id: string; facts: ConnectionFacts },
): Promise<void> {
  await record(ctx, { name, subject: { type: 'sso_connection', id }, data: { ...facts } });
}
