import { randomBytes } from 'node:crypto';
import { headOf } from '../vendor-server/mail-head.js';

export interface GmailMessage {
  id: string;
  threadId: string;
  labelIds: Set<string>;
  raw: Buffer;
  at: number;
}

interface Told {
  message: { id: string; threadId: string; labelIds: string[] };
  labelIds?: string[];
}
export interface HistoryEntry {
  id: string;
  messages: { id: string; threadId: string }[];
  messagesAdded?: Told[];
  messagesDeleted?: Told[];
  labelsAdded?: Told[];
  labelsRemoved?: Told[];
}

const systemLabels = ['INBOX', 'SENT', 'DRAFT', 'SPAM', 'TRASH', 'UNREAD', 'STARRED', 'IMPORTANT', 'CHAT'];

/** One mailbox with its history. Ids of the history grow with gaps, as Gmail’s do. */
export class GmailMailbox {
  readonly messages = new Map<string, GmailMessage>();
  readonly labels = new Map<string, string>(systemLabels.map((id) => [id, id]));
  readonly sent: { raw: Buffer; messageId: string }[] = [];
  history: HistoryEntry[] = [];
  watchedUntil: number | null = null;
  private lastHistory = 10_000;
  private oldestHistory = 0;
  private clock = 0;

  constructor(readonly address: string) {}

  get historyId(): string {
    return String(this.lastHistory);
  }

  deliver(raw: Buffer, { labels = ['INBOX', 'UNREAD'], at }: { labels?: string[]; at?: string } = {}): string {
    const id = randomBytes(8).toString('hex');
    this.clock = Math.max(this.clock + 1, Date.now());
    const message = { id, threadId: id, labelIds: new Set(labels), raw, at: at ? Date.parse(at) : this.clock };
    this.messages.set(id, message);
    this.note(message, { messagesAdded: [{ message: told(message) }] });
    return id;
  }

  label(id: string, add: string[], remove: string[] = []): void {
    const message = this.need(id);
    for (const labelId of add) message.labelIds.add(labelId);
    for (const labelId of remove) message.labelIds.delete(labelId);
    if (add.length > 0) this.note(message, { labelsAdded: [{ message: told(message), labelIds: add }] });
    if (remove.length > 0) this.note(message, { labelsRemoved: [{ message: told(message), labelIds: remove }] });
  }

  trash(id: string): void {
    this.label(id, ['TRASH'], ['INBOX']);
  }

  delete(id: string): void {
    const message = this.need(id);
    this.messages.delete(id);
    this.note(message, { messagesDeleted: [{ message: told(message) }] });
  }

  makeLabel(name: string): string {
    const id = `Label_${this.labels.size}`;
    this.labels.set(id, name);
    return id;
  }

  /** What happened so far is forgotten, as it is after a week. */
  expireHistory(): void {
    this.lastHistory += 50;
    this.oldestHistory = this.lastHistory;
    this.history = [];
  }

  /** What happened since; null where that is forgotten. */
  since(start: string): HistoryEntry[] | null {
    if (!/^\d+$/.test(start) || Number(start) < this.oldestHistory) return null;
    return this.history.filter(({ id }) => Number(id) > Number(start));
  }

  search(q: string, includeSpamTrash: boolean): GmailMessage[] {
    const found = [...this.messages.values()].filter((message) => matches(message, q));
    const shown = includeSpamTrash
      ? found
      : found.filter(({ labelIds }) => !labelIds.has('SPAM') && !labelIds.has('TRASH'));
    return shown.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1));
  }

  private need(id: string): GmailMessage {
    const message = this.messages.get(id);
    if (!message) throw new Error(`There is no message ${id}.`);
    return message;
  }

  private note({ id, threadId }: GmailMessage, what: Partial<HistoryEntry>): void {
    this.lastHistory += 7;
    this.history.push({ id: this.historyId, messages: [{ id, threadId }], ...what });
  }
}

const told = ({ id, threadId, labelIds }: GmailMessage) => ({ id, threadId, labelIds: [...labelIds] });

/** Of Gmail’s search: `after:`, `-in:`, and people in braces, of which one has to fit. */
function matches(message: GmailMessage, q: string): boolean {
  const [, group] = /\{([^}]*)\}/.exec(q) ?? [];
  const rest = q
    .replace(/\{[^}]*\}/, '')
    .split(/\s+/)
    .filter(Boolean);
  if (group !== undefined && !group.split(/\s+/).some((term) => hasPerson(message, term))) return false;
  return rest.every((term) => fits(message, term));
}

function fits({ labelIds, at }: GmailMessage, term: string): boolean {
  const [, after] = /^after:(\d+)$/.exec(term) ?? [];
  if (after !== undefined) return at > Number(after) * 1000;
  if (term === '-in:drafts') return !labelIds.has('DRAFT');
  if (term === '-in:chats') return !labelIds.has('CHAT');
  throw new Error(`The stand-in for Gmail does not know ${term}.`);
}

function hasPerson({ raw }: GmailMessage, term: string): boolean {
  const [, field, word] = /^(from|to|cc|bcc):"([^"]*)"$/.exec(term) ?? [];
  if (!field || !word) return false;
  return headOf(raw)[field as 'from'].includes(word.toLowerCase());
}
