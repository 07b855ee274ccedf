/** What the panel needs from a mail client. Adapters: Gmail (extension), Outlook (add-in), FakeMailHost (plain browser). */
export interface MailHost {
  readonly kind: HostKind;
  /** Base address of the Threadline server, without trailing slash. */
  readonly backendUrl: string;
  /** Durable key-value store for drafts and the queue of unsent writes; survives reloads of page and browser. */
  readonly storage: HostStorage;
  readonly auth: HostAuth;
  /** What is open right now; `null` until the host has said so for the first time. */
  view(): HostView | null;
  onView(listener: (view: HostView) => void): Unsubscribe;
  theme(): HostTheme;
  onTheme(listener: (theme: HostTheme) => void): Unsubscribe;
  /** Inserts plain text at the cursor of the compose window. Rejects with `HostError` when that window is gone. */
  insertText(composeId: string, text: string): Promise<void>;
  /** Asks from now on before a mail leaves; null: no more. A client that asks elsewhere does nothing. */
  guardSends(guard: SendGuard | null): void;
  /** Opens an address in a tab of its own. */
  openPage(url: string): void;
  /** Tells the host how tall the panel's content is, in CSS pixels. */
  reportHeight(pixels: number): void;
}

export type HostKind = 'gmail' | 'outlook' | 'api';
export type HostTheme = 'light' | 'dark';
export type Unsubscribe = () => void;

export type HostView =
  | { kind: 'thread'; thread: OpenThread }
  | { kind: 'none'; mailbox: string }
  | { kind: 'compose'; composeId: string; mailbox: string; thread: OpenThread | null; recipients: MailParticipant[] };

/** A thread as the mail client sees it. Host ids are hints and never keys: two mailboxes see two ids for one thread. */
export interface OpenThread {
  /** Stable within this mailbox; drafts and queries are kept under it. */
  key: string;
  mailbox: string;
  hostThreadId: string | null;
  /** RFC 5322 Message-IDs without angle brackets, oldest first; may be empty where the host does not tell. */
  messageIds: string[];
  subject: string;
  participants: MailParticipant[];
}

export interface MailParticipant {
  address: string;
  name?: string;
  role: 'from' | 'to' | 'cc';
}

/** A mail that somebody wants to send now. */
export interface LeavingMail {
  mailbox: string;
  /** The conversation that it answers; null for a new mail and for a forward. */
  thread: OpenThread | null;
  recipients: MailParticipant[];
  subject: string;
  /** What was written anew, without what it quotes. */
  text: string;
}

export interface SendGuard {
  words: SendGuardWords;
  /** Sentences that say why to look once more; none where the mail may go. Rejects where nobody could be asked. */
  check(mail: LeavingMail): Promise<string[]>;
}

/** What the question before sending says, in the reader's language. */
export interface SendGuardWords {
  heading: string;
  /** Where nobody could be asked. */
  unchecked: string;
  send: string;
  back: string;
}

export interface HostStorage {
  get(key: string): Promise<unknown>;
  set(key: string, value: unknown): Promise<void>;
  remove(key: string): Promise<void>;
  /** Every stored key that begins with `prefix`. */
  keys(prefix: string): Promise<string[]>;
}

export interface HostAuth {
  /** A bearer token, or null when nobody is signed in. `refresh` asks for a new one after the old was refused. */
  accessToken(options?: { refresh?: boolean }): Promise<string | null>;
  signIn(): Promise<void>;
  signOut(): Promise<void>;
  onChange(listener: (signedIn: boolean) => void): Unsubscribe;
}

export class HostError extends Error {
  readonly code: 'compose_gone' | 'sign_in_cancelled' | 'host_changed';
  constructor(code: HostError['code'], message: string) {
    super(message);
    this.name = 'HostError';
    this.code = code;
  }
}
