import { randomBytes } from 'node:crypto';

export interface GraphMessage {
  /** Stays wherever the mail is moved to. */
  id: string;
  folderId: string;
  raw: Buffer;
  received: string;
  modified: string;
  isDraft: boolean;
  categories: string[];
}

export interface GraphFolder {
  id: string;
  displayName: string;
  parentFolderId: string | null;
}

interface Change {
  at: number;
  folderId: string;
  id: string;
}

const wellKnown: Record<string, string> = {
  inbox: 'Posteingang',
  sentitems: 'Gesendete Elemente',
  drafts: 'Entwürfe',
  deleteditems: 'Gelöschte Elemente',
  junkemail: 'Junk-E-Mail',
  archive: 'Archiv',
  outbox: 'Postausgang',
};

/** One mailbox with the changes of its folders. */
export class GraphMailbox {
  readonly folders = new Map<string, GraphFolder>();
  readonly messages = new Map<string, GraphMessage>();
  readonly names = new Map<string, string>();
  readonly sent: Buffer[] = [];
  mail: string | null;
  userPrincipalName: string;
  readonly changes: Change[] = [];
  /** Tokens that were given out before this one count no more. */
  oldestRound = 0;
  readonly rounds: unknown[] = [];

  constructor(readonly address: string) {
    this.mail = address;
    this.userPrincipalName = address;
    for (const [name, displayName] of Object.entries(wellKnown)) this.names.set(name, this.makeFolder(displayName));
  }

  makeFolder(displayName: string, parentFolderId: string | null = null): string {
    const id = `AAMk${randomBytes(12).toString('base64url')}=`;
    this.folders.set(id, { id, displayName, parentFolderId });
    return id;
  }

  folder(name: string): string {
    const id = this.names.get(name);
    if (!id) throw new Error(`There is no folder ${name}.`);
    return id;
  }

  deliver(raw: Buffer, told: { folder?: string; at?: string; isDraft?: boolean; modified?: string } = {}): string {
    const id = `AAkALg${randomBytes(18).toString('base64url')}`;
    const received = told.at ?? new Date().toISOString();
    const folderId = told.folder ?? this.folder('inbox');
    const modified = told.modified ?? received;
    const isDraft = told.isDraft ?? false;
    this.messages.set(id, { id, folderId, raw, received, modified, isDraft, categories: [] });
    this.note(id, folderId);
    return id;
  }

  move(id: string, folderId: string): void {
    const message = this.need(id);
    this.note(id, message.folderId);
    message.folderId = folderId;
    message.modified = new Date().toISOString();
    this.note(id, folderId);
  }

  categorise(id: string, categories: string[]): void {
    const message = this.need(id);
    message.categories = categories;
    this.note(id, message.folderId);
  }

  read(id: string): void {
    this.note(id, this.need(id).folderId);
  }

  delete(id: string): void {
    this.note(id, this.need(id).folderId);
    this.messages.delete(id);
  }

  /** Links that were given out so far are forgotten. */
  expireRounds(): void {
    this.oldestRound = this.rounds.length;
  }

  private need(id: string): GraphMessage {
    const message = this.messages.get(id);
    if (!message) throw new Error(`There is no message ${id}.`);
    return message;
  }

  private note(id: string, folderId: string): void {
    this.changes.push({ at: this.changes.length + 1, folderId, id });
  }
}
