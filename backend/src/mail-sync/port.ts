import type { ConnectionProblem, FolderRole } from '@threadline/shared/mail-sync/choices';
import type { MailVendor } from '@threadline/shared/mailboxes/choices';

/** How far something has been read, in the vendor folder's own words; kept as JSON, never looked into by others. */
export type Cursor = Record<string, unknown>;

/** A place of a mailbox that holds mail; a vendor without folders gives one that stands for all. */
export interface RemoteFolder {
  /** Stable for as long as the folder lives. */
  remoteId: string;
  name: string;
  role: FolderRole;
}

/** Why a mail comes without its source: it is larger than is taken in, or the server did not give it. */
export type LeftOut = 'too_large' | 'unreadable';

export interface RemoteMail {
  /** Unique within its folder, and never given to another mail later. */
  remoteId: string;
  /** The `remoteId` of its folder where that is not the one that was asked for. */
  folderId?: string;
  /** Names that the mailbox gives it, as people read them; of folders too where they are not obvious. */
  labels: readonly string[];
  /** The whole source; empty where `leftOut` says why. */
  raw: Uint8Array;
  leftOut?: LeftOut;
}

export interface MailPage {
  mails: RemoteMail[];
  /** Null: there is no more. */
  cursor: Cursor | null;
}

/** What a session may ask about, so that it need not fetch what was fetched before. */
export interface Known {
  /**
   * Those whose mail was looked at before; in a search, where `folder` is the `remoteId` of theirs, those whose mail is stored.
   */
  known?(remoteIds: readonly string[], folder?: string): Promise<ReadonlySet<string>>;
  /** All ids of the folder that count as there, for vendors that do not say by themselves what has gone. */
  held?(): Promise<ReadonlySet<string>>;
}

export interface BackFillWant extends Known {
  /** The first day of the mail that is wanted; all where null. */
  from: string | null;
  /** At most this many mails; fewer where they are large, so that a page stays below some megabytes. */
  limit: number;
}

/** The history that the cursor speaks of is gone. `renumbered`: its ids mean other mails from now on. */
export interface Lost {
  lost: true;
  renumbered?: boolean;
}

export interface Changes {
  mails: RemoteMail[];
  /** Ids of mails that are not in the folder any more, moved or deleted. */
  gone: string[];
  cursor: Cursor;
  /** Ask again at once: this was a page of several. */
  more: boolean;
}

export interface People extends Known {
  /** In lower case. */
  addresses: readonly string[];
  domains: readonly string[];
}

/** Who a mail goes to on the wire, blind copies among them. */
export interface Envelope {
  from: string;
  to: readonly string[];
}

/** One mailbox, signed in to. Every method ends with a SourceProblem where the vendor does not let it go on. */
export interface MailSession {
  folders(): Promise<RemoteFolder[]>;
  /** Old mail, the newest first, from the cursor on; null begins. `total`: how many there are, where the vendor says. */
  backFill(
    folder: RemoteFolder,
    cursor: Cursor | null,
    want: BackFillWant,
  ): Promise<MailPage & { total: number | null }>;
  /** What came and went since the cursor. With null nothing is fetched: the answer's cursor stands for now. */
  changes(folder: RemoteFolder, cursor: Cursor | null, want?: Known): Promise<Changes | Lost>;
  /** Ends when something happened, after the vendor's own pause, or by the signal; then changes are asked for. */
  news(signal: AbortSignal): Promise<void>;
  /** Mail from and to some people, wherever it lies, the newest first: the history of a new customer. */
  find(people: People, from: string | null, cursor: Cursor | null): Promise<MailPage>;
  /** Sends the mail as it is, and leaves a copy among the sent ones, which is synced like every other. */
  send(raw: Uint8Array, envelope: Envelope): Promise<void>;
  /** Signs in to be able to send, and sends nothing; for vendors that ask for more than the way to read. */
  trySending?(): Promise<void>;
  close(): Promise<void>;
}

/** What a vendor folder is given to sign in to one mailbox. */
export interface ConnectionDoor {
  /** The vendor folder's own shape, as it stands in the connection. */
  settings: unknown;
  /** Password or tokens. */
  secret: unknown;
  /** Keeps renewed tokens; resolves when they are stored. */
  keepSecret(secret: unknown): Promise<void>;
  /** What is kept now: another worker may have renewed it since. */
  readSecret?(): Promise<unknown>;
  /** The organisation's own application at the vendor; null where the connection names none. */
  client: { clientId: string; clientSecret: string; tenant: string | null } | null;
  /** Ends every wait of the session. */
  signal: AbortSignal;
}

/** What a vendor folder gives: the way to one kind of mailbox. */
export interface MailVendorDoor {
  vendor: MailVendor;
  open(connection: ConnectionDoor): Promise<MailSession>;
}

/** Why a mailbox cannot be read or written now. The message is the vendor's own, for those who look after it. */
export class SourceProblem extends Error {
  readonly code: ConnectionProblem;
  /** The vendor's own word on when to ask again. */
  readonly retryAfterMs: number | null;

  constructor(
    code: ConnectionProblem,
    message: string,
    options: { retryAfterMs?: number | null; cause?: unknown } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'SourceProblem';
    this.code = code;
    this.retryAfterMs = options.retryAfterMs ?? null;
  }
}

declare module '../platform/db/in-org.js' {
  interface Runtime {
    /** The vendors whose mailboxes this process can open. */
    mailDoors?: readonly MailVendorDoor[];
  }
}
