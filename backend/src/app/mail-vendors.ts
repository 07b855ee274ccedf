import type { Env } from '../env.js';
import { createGmailDoor } from '../integrations/gmail/door.js';
import { createGraphDoor } from '../integrations/graph/door.js';
import { createImapDoor } from '../integrations/imap/imap-door.js';
import type { MailVendorDoor } from '../mail-sync/service.js';

/** The mailboxes that this server can open. */
export function createMailDoors({ egressAllow, google, microsoft }: Env): readonly MailVendorDoor[] {
  return [
    createImapDoor({ allowed: egressAllow }),
    createGmailDoor({ standIn: standInOf(google) }),
    createGraphDoor({ standIn: standInOf(microsoft) }),
  ];
}

/** Whoever stands in for a vendor where people sign in does so for their mail too. */
function standInOf(settings: { authority: { address: string; chosenByOperator: boolean } } | null): string | null {
  return settings?.authority.chosenByOperator ? settings.authority.address : null;
}
