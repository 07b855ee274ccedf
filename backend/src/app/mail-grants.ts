import type { Env } from '../env.js';
import { createGmailGrants } from '../integrations/gmail/grants.js';
import { createGraphGrants } from '../integrations/graph/grants.js';
import type { MailGrants } from '../mail-sync/clients/grants.js';

/** The vendors where people let their mailbox be read by a yes. */
export function createMailGrants({ google, microsoft }: Env): readonly MailGrants[] {
  return [createGmailGrants(standInOf(google)), createGraphGrants(standInOf(microsoft))];
}

/** Whoever stands in for a vendor where people sign in does so for their mail too. */
function standInOf(settings: Env['google'] | Env['microsoft']): string | null {
  return settings?.authority.chosenByOperator ? settings.authority.address : null;
}
