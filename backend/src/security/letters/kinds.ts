import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Letter } from '../../platform/mail/letter.js';

/** What about signing in is told to a person by mail. */
export type Notice =
  | Extract<EventName, `person.${'password_changed' | 'passkey_added' | 'identity_linked'}`>
  | Extract<EventName, `sign_in.${'new_browser' | 'factor_added' | 'factor_removed'}`>
  | Extract<EventName, `sign_in.${'recovery_code_used' | 'recovery_codes_renewed' | 'codes_failed'}`>
  | Extract<EventName, 'api_key.created' | 'extension.authorised'>;

export interface NoticeFacts {
  organisation: string;
  /** The page on which one's own devices stand. */
  page: string;
  /** Browser and system in words; empty where they are not known. */
  where: string;
  ip: string;
  left: number;
  /** What was added: the name of a passkey, a key or a program, or the account’s provider. */
  thing: string;
  /** It was a link from a mail, or an admin, and not the person at the desk. */
  by: 'person' | 'reset' | 'admin';
  /** What ended along with it, as its person calls it. */
  ended: string[];
}

export interface TrustTold {
  organisation: string;
  /** Of the connection. */
  name: string;
  /** Who changed it; empty where nobody is known. */
  actor: string;
  /** Certificates, by their fingerprints. */
  added: string[];
  removed: string[];
  page: string;
}

export interface Letters {
  notices: Record<Notice, (facts: NoticeFacts) => Letter>;
  reset(told: { links: { organisation: string; link: string }[]; minutes: number }): Letter;
  /** For owners whose organisation lets nobody in but by its own sign-in. */
  recover(told: { links: { organisation: string; link: string }[]; minutes: number }): Letter;
  /** For owners, when a connection of single sign-on believes somebody else than before. */
  trustChanged(told: TrustTold): Letter;
  /** For those who are brought back where no password lets them in. */
  letIn(told: { organisation: string; link: string; hours: number }): Letter;
  /** For those whose organisation lets nobody in with a password. */
  elsewhere(told: { organisations: string[]; page: string }): Letter;
}
