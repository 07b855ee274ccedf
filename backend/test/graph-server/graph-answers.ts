import { headOf, withoutBcc } from '../vendor-server/mail-head.js';
import type { Reply, VendorCall } from '../vendor-server/vendor-server.js';
import type { GraphMailbox, GraphMessage } from './graph-mailbox.js';
import { beginRound, type Round, readRound } from './graph-rounds.js';

export const graphError = (status: number, code: string, message: string): Reply => ({
  ...{ status, body: { error: { code, message, innerError: { date: '2026-03-10T09:00:00', 'request-id': 'r' } } } },
});
const notFound = () => graphError(404, 'ErrorItemNotFound', 'The specified object was not found in the store.');
const gone = () => graphError(410, 'syncStateNotFound', 'The sync state generation is not found; start again.');

interface Asked {
  mailbox: GraphMailbox;
  call: VendorCall;
  address: string;
}

/** Answers of /me for one mailbox; see learn.microsoft.com/en-us/graph/api/resources/message. */
export function answerGraph(asked: Asked): Reply {
  const { mailbox, call } = asked;
  const parts = call.url.pathname
    .replace(/^\/v1\.0\/me\/?/, '')
    .split('/')
    .filter(Boolean)
    .map(decodeURIComponent);
  const [what, id, more, last] = parts;
  if (what === undefined) return { body: { mail: mailbox.mail, userPrincipalName: mailbox.userPrincipalName } };
  if (what === 'sendMail' && call.method === 'POST') return send(mailbox, call.body);
  if (what === 'messages' && id !== undefined && more === '$value') return source(asked, id);
  if (what === 'messages' && id === undefined) return search(asked);
  if (what !== 'mailFolders' || id === undefined) return notFound();
  if (id === 'delta') return folderList(asked);
  const folderId = mailbox.names.get(id) ?? id;
  if (!mailbox.folders.has(folderId)) return notFound();
  if (more === undefined) return { body: { id: folderId, totalItemCount: inFolder(mailbox, folderId).length } };
  return last === 'delta' ? delta(asked, folderId) : counted(mailbox, folderId, call.url.searchParams);
}

const inFolder = ({ messages }: GraphMailbox, folderId: string) =>
  [...messages.values()].filter((one) => one.folderId === folderId);

const prefers = ({ call }: Asked) => call.headers.prefer ?? '';
const pageSize = (asked: Asked) => Number(/odata\.maxpagesize=(\d+)/.exec(prefers(asked))?.[1] ?? 10);

/** Without the wish for one that stays, the id of a mail names its folder too. */
const idFor = (asked: Asked, { id, folderId }: { id: string; folderId: string }) =>
  prefers(asked).includes('IdType="ImmutableId"') ? id : `${id}@${folderId}`;

function delta(asked: Asked, folderId: string): Reply {
  const { mailbox, call } = asked;
  const token = call.url.searchParams.get('$skiptoken') ?? call.url.searchParams.get('$deltatoken');
  const known = token === null ? null : mailbox.rounds[Number(token)];
  if (token !== null && (Number(token) < mailbox.oldestRound || known === undefined)) return gone();
  const round = (known as Round | null) ?? beginRound(mailbox, folderId, call.url.searchParams);
  const { found, next } = readRound(mailbox, round, pageSize(asked));
  mailbox.rounds.push(next.round);
  const name = next.isDelta ? '$deltatoken' : '$skiptoken';
  const link = `${asked.address}${call.url.pathname}?${name}=${mailbox.rounds.length - 1}`;
  return {
    body: {
      [next.isDelta ? '@odata.deltaLink' : '@odata.nextLink']: link,
      value: found.map(({ id, message }) =>
        message
          ? fieldsOf(asked, message, round.select)
          : { id: idFor(asked, { id, folderId }), '@removed': { reason: 'deleted' } },
      ),
    },
  };
}

function fieldsOf(asked: Asked, message: GraphMessage, select: string | null) {
  const { received, modified, isDraft, categories, folderId } = message;
  const all: Record<string, unknown> = {
    ...{ receivedDateTime: received, lastModifiedDateTime: modified, isDraft, categories, parentFolderId: folderId },
    subject: 'not asked for',
  };
  const names = select?.split(',') ?? Object.keys(all);
  const picked = Object.fromEntries(names.filter((name) => name in all).map((name) => [name, all[name]]));
  return { '@odata.etag': 'W/"1"', id: idFor(asked, message), ...picked };
}

function folderList(asked: Asked): Reply {
  const { mailbox, call, address } = asked;
  const all = [...mailbox.folders.values()];
  const from = Number(call.url.searchParams.get('$skiptoken') ?? 0);
  const size = pageSize(asked);
  const more = from + size < all.length;
  const token = more ? `$skiptoken=${from + size}` : '$deltatoken=folders';
  return {
    body: {
      [more ? '@odata.nextLink' : '@odata.deltaLink']: `${address}${call.url.pathname}?${token}`,
      value: all.slice(from, from + size),
    },
  };
}

function counted(mailbox: GraphMailbox, folderId: string, query: URLSearchParams): Reply {
  const [, since = ''] = /^receivedDateTime ge (\S+)$/.exec(query.get('$filter') ?? '') ?? [];
  const found = inFolder(mailbox, folderId).filter(({ received }) => received >= since);
  const value = found.slice(0, Number(query.get('$top') ?? 10)).map(({ id }) => ({ id }));
  return { body: { ...(query.get('$count') === 'true' ? { '@odata.count': found.length } : {}), value } };
}

function search(asked: Asked): Reply {
  const { mailbox, call, address } = asked;
  const query = call.url.searchParams;
  const said = query.get('$search') ?? '';
  if (!/^".*"$/.test(said)) return graphError(400, 'BadRequest', 'Syntax error in $search.');
  const words = [...said.matchAll(/participants:([^\s)"]+)/g)].map(([, word]) => word ?? '');
  const [, since = ''] = /received>=([\d-]+)/.exec(said) ?? [];
  const all = [...mailbox.messages.values()]
    .filter(({ received, raw }) => received >= since && words.some((word) => hasPerson(raw, word)))
    .sort((a, b) => (a.received < b.received ? 1 : -1))
    .slice(0, 1_000);
  const [from, size] = [Number(query.get('$skiptoken') ?? 0), Number(query.get('$top') ?? 10)];
  const again = new URLSearchParams({ ...Object.fromEntries(query), $skiptoken: String(from + size) });
  const next = `${address}${call.url.pathname}?${again}`;
  return {
    body: {
      ...(from + size < all.length ? { '@odata.nextLink': next } : {}),
      value: all.slice(from, from + size).map((one) => fieldsOf(asked, one, query.get('$select'))),
    },
  };
}

function hasPerson(raw: Buffer, word: string): boolean {
  const { from, to, cc, bcc } = headOf(raw);
  return [from, to, cc, bcc].some((line) => line.includes(word.toLowerCase()));
}

function source({ mailbox }: Asked, told: string): Reply {
  const [id = '', folderId] = told.split('@');
  const message = mailbox.messages.get(id);
  if (!message || (folderId !== undefined && folderId !== message.folderId)) return notFound();
  return { headers: { 'content-type': 'message/rfc822' }, body: message.raw };
}

function send(mailbox: GraphMailbox, body: Buffer): Reply {
  if (body.byteLength > 4 * 1024 * 1024) return graphError(413, 'RequestEntityTooLarge', 'The request is too large.');
  const raw = Buffer.from(body.toString(), 'base64');
  if (headOf(raw).from === '') return graphError(400, 'ErrorMimeContentInvalid', 'Invalid MIME content.');
  mailbox.sent.push(raw);
  mailbox.deliver(withoutBcc(raw), { folder: mailbox.folder('sentitems') });
  return { status: 202 };
}
