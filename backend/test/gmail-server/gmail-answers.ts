import { headOf, withoutBcc } from '../vendor-server/mail-head.js';
import type { Reply, VendorCall } from '../vendor-server/vendor-server.js';
import type { GmailMailbox, GmailMessage, HistoryEntry } from './gmail-mailbox.js';

export const gmailError = (status: number, reason: string, message: string, word = 'UNKNOWN'): Reply => ({
  status,
  body: { error: { code: status, message, errors: [{ domain: 'global', reason, message }], status: word } },
});
const notFound = () => gmailError(404, 'notFound', 'Requested entity was not found.', 'NOT_FOUND');
const invalid = (message: string) => gmailError(400, 'invalidArgument', message, 'INVALID_ARGUMENT');

/** Answers of users.* for one mailbox; see developers.google.com/workspace/gmail/api/reference/rest. */
export function answerGmail(mailbox: GmailMailbox, { method, url, body }: VendorCall): Reply {
  const path = url.pathname.replace(/^(\/upload)?\/gmail\/v1\/users\/me\//, '$1');
  const query = url.searchParams;
  if (method === 'POST') return write(mailbox, { path, body });
  if (path === 'profile') return { body: profileOf(mailbox) };
  if (path === 'labels') return { body: { labels: labelsOf(mailbox) } };
  if (path.startsWith('labels/')) return labelOf(mailbox, path.slice('labels/'.length));
  if (path === 'messages') return listMessages(mailbox, query);
  if (path.startsWith('messages/')) return getMessage(mailbox, path.slice('messages/'.length), query);
  if (path === 'history') return listHistory(mailbox, query);
  return notFound();
}

function write(mailbox: GmailMailbox, { path, body }: { path: string; body: Buffer }): Reply {
  if (path === 'stop') {
    mailbox.watchedUntil = null;
    return { status: 204 };
  }
  if (path === 'watch') {
    const { topicName } = JSON.parse(body.toString());
    if (!/^projects\/[^/]+\/topics\/[^/]+$/.test(topicName)) return invalid('Invalid topicName');
    mailbox.watchedUntil = Date.now() + 7 * 24 * 3_600_000;
    return { body: { historyId: mailbox.historyId, expiration: String(mailbox.watchedUntil) } };
  }
  if (path === '/uploadmessages/send') return send(mailbox, body);
  if (path === 'messages/send') return send(mailbox, Buffer.from(JSON.parse(body.toString()).raw, 'base64url'));
  return notFound();
}

function send(mailbox: GmailMailbox, raw: Buffer): Reply {
  const { to, cc, bcc, messageId } = headOf(raw);
  if (!`${to}${cc}${bcc}`.includes('@')) return invalid('Recipient address required');
  mailbox.sent.push({ raw, messageId });
  const id = mailbox.deliver(withoutBcc(raw), { labels: ['SENT'] });
  return { body: { id, threadId: id, labelIds: ['SENT'] } };
}

const profileOf = ({ address, messages, historyId }: GmailMailbox) => ({
  ...{ emailAddress: address, messagesTotal: messages.size, threadsTotal: messages.size, historyId },
});

const labelsOf = ({ labels }: GmailMailbox) =>
  [...labels].map(([id, name]) => ({ id, name, type: id.startsWith('Label_') ? 'user' : 'system' }));

function labelOf({ labels, messages }: GmailMailbox, id: string): Reply {
  const name = labels.get(id);
  if (name === undefined) return notFound();
  const messagesTotal = [...messages.values()].filter(({ labelIds }) => labelIds.has(id)).length;
  return { body: { id, name, messagesTotal } };
}

function listMessages(mailbox: GmailMailbox, query: URLSearchParams): Reply {
  const found = mailbox.search(query.get('q') ?? '', query.get('includeSpamTrash') === 'true');
  const wanted = query.getAll('labelIds');
  const all = found.filter(({ labelIds }) => wanted.every((id) => labelIds.has(id)));
  const size = Math.min(Number(query.get('maxResults') ?? 100), 500);
  const from = pageOf(query.get('pageToken'), all);
  if (from === null) return invalid('Invalid pageToken');
  const page = all.slice(from, from + size);
  const isLast = from + size >= all.length;
  return {
    body: {
      // An empty list has no field at all.
      ...(page.length > 0 ? { messages: page.map(({ id, threadId }) => ({ id, threadId })) } : {}),
      ...(isLast ? {} : { nextPageToken: `after-${page.at(-1)?.id}` }),
      resultSizeEstimate: all.length,
    },
  };
}

/** A page begins after a message, so that new ones in front of it change nothing. */
function pageOf(token: string | null, all: readonly GmailMessage[]): number | null {
  if (token === null) return 0;
  const at = all.findIndex(({ id }) => `after-${id}` === token);
  return at < 0 ? null : at + 1;
}

function getMessage({ messages }: GmailMailbox, id: string, query: URLSearchParams): Reply {
  const message = messages.get(id);
  if (!message) return notFound();
  const { threadId, labelIds, raw, at } = message;
  const format = query.get('format') ?? 'full';
  return {
    body: {
      ...{ id, threadId, labelIds: [...labelIds], internalDate: String(at), sizeEstimate: raw.length },
      ...(format === 'raw' ? { raw: raw.toString('base64url') } : {}),
      ...(format === 'metadata' ? { payload: { headers: metadataOf(raw) } } : {}),
    },
  };
}

const metadataOf = (raw: Buffer) => Object.entries(headOf(raw)).map(([name, value]) => ({ name, value }));

const typeKeys = {
  messageAdded: 'messagesAdded',
  messageDeleted: 'messagesDeleted',
  labelAdded: 'labelsAdded',
  labelRemoved: 'labelsRemoved',
} as const;

function listHistory(mailbox: GmailMailbox, query: URLSearchParams): Reply {
  const start = query.get('startHistoryId');
  if (start === null) return invalid('Missing required parameter startHistoryId');
  const since = mailbox.since(start);
  if (since === null) return notFound();
  const types = query.getAll('historyTypes') as (keyof typeof typeKeys)[];
  const all = types.length === 0 ? since : since.filter((entry) => types.some((type) => typeKeys[type] in entry));
  const size = Math.min(Number(query.get('maxResults') ?? 100), 500);
  const token = query.get('pageToken');
  const from = token === null ? 0 : all.findIndex(({ id }: HistoryEntry) => id === token) + 1;
  if (token !== null && from === 0) return invalid('Invalid pageToken');
  const page = all.slice(from, from + size);
  const isLast = from + size >= all.length;
  return {
    body: {
      ...(page.length > 0 ? { history: page } : {}),
      ...(isLast ? {} : { nextPageToken: page.at(-1)?.id }),
      historyId: mailbox.historyId,
    },
  };
}
