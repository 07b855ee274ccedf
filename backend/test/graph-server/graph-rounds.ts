import type { GraphMailbox, GraphMessage } from './graph-mailbox.js';

/** A round of changes of one folder, of which each link names a place. */
export interface Round {
  kind: 'page' | 'delta';
  folderId: string;
  select: string | null;
  /** What this round tells, by ids; of a link for changes nothing yet. */
  ids: string[];
  from: number;
  /** What had happened when the round began. */
  seen: number;
}

export interface RoundPage {
  found: { id: string; message: GraphMessage | null }[];
  next: { round: Round; isDelta: boolean };
}

/** The first page of a new round through all of a folder. */
export function beginRound(mailbox: GraphMailbox, folderId: string, query: URLSearchParams): Round {
  const inFolder = [...mailbox.messages.values()].filter((one) => one.folderId === folderId);
  const [, since] = /^receivedDateTime ge (\S+)$/.exec(query.get('$filter') ?? '') ?? [];
  const wanted = inFolder.filter(({ received }) => since === undefined || received >= since);
  const order = query.get('$orderby');
  if (order === 'receivedDateTime desc') wanted.sort((a, b) => (a.received < b.received ? 1 : -1));
  else if (order !== null) throw new Error(`A round of changes is not ordered by ${order}.`);
  // A filtered round ends after so many.
  const ids = (since === undefined ? wanted : wanted.slice(0, 5_000)).map(({ id }) => id);
  const seen = mailbox.changes.length;
  return { kind: 'page', folderId, select: query.get('$select'), ids, from: 0, seen };
}

/** What a link leads to: more of its round, or what happened since it ended. */
export function readRound(mailbox: GraphMailbox, round: Round, size: number): RoundPage {
  const current = round.kind === 'delta' ? changesSince(mailbox, round) : round;
  const page = current.ids.slice(current.from, current.from + size);
  const from = current.from + size;
  const isDelta = from >= current.ids.length;
  const next: Round = isDelta ? { ...current, kind: 'delta', ids: [], from: 0 } : { ...current, kind: 'page', from };
  const found = page.map((id) => {
    const message = mailbox.messages.get(id) ?? null;
    return { id, message: message?.folderId === round.folderId ? message : null };
  });
  return { found, next: { round: next, isDelta } };
}

function changesSince(mailbox: GraphMailbox, round: Round): Round {
  const changed = mailbox.changes.filter(({ at, folderId }) => at > round.seen && folderId === round.folderId);
  const ids = [...new Set(changed.map(({ id }) => id))];
  return { ...round, kind: 'page', ids, from: 0, seen: mailbox.changes.length };
}
