import type { FetchMessageObject, FetchQueryObject, ImapFlow } from 'imapflow';
import type { Known, RemoteMail } from '../../mail-sync/port.js';
import { mostBytes } from './connect.js';

/** A page ends where its mails come to this much, whatever their number. */
const pageBytes = 6 * 1024 * 1024;

export interface Place {
  uidValidity: string;
  /** The folder’s name, a label of all that lies in it. */
  folder: string;
}

/** Ids of mails never mean another one: a server that numbers anew gives its folder a new validity (RFC 9051). */
export const remoteIdOf = ({ uidValidity }: Pick<Place, 'uidValidity'>, uid: number): string => `${uidValidity}.${uid}`;

/** The mails with these numbers of the open folder, from the first on, and how many of the numbers are done with. */
export async function readMails(
  client: ImapFlow,
  place: Place,
  { uids, known }: Known & { uids: readonly number[] },
): Promise<{ mails: RemoteMail[]; done: number }> {
  const ids = uids.map((uid) => remoteIdOf(place, uid));
  const seen = known && uids.length > 0 ? await known(ids) : new Set<string>();
  const wanted = uids.filter((uid) => !seen.has(remoteIdOf(place, uid)));
  const described = await describe(client, wanted);
  const { taken, done } = cutToSize(uids, described);
  const sources = await readSources(client, taken.filter(isReadable));
  const mails = taken.flatMap((one) => mailOf(place, one, sources.get(one.uid)));
  return { mails, done };
}

type Described = Pick<FetchMessageObject, 'uid' | 'size' | 'flags' | 'labels'>;

const isReadable = ({ size = 0 }: Described) => size <= mostBytes;

async function describe(client: ImapFlow, uids: readonly number[]): Promise<Map<number, Described>> {
  if (uids.length === 0) return new Map();
  const found = await fetchAll(client, uids, { uid: true, size: true, flags: true, labels: true });
  return new Map(found.map(({ uid, size, flags, labels }) => [uid, { uid, size, flags, labels }]));
}

// What nobody has sent yet is no mail; what has gone meanwhile is told of by the next changes.
function cutToSize(uids: readonly number[], described: Map<number, Described>) {
  const taken: Described[] = [];
  let [bytes, done] = [0, 0];
  for (const uid of uids) {
    const one = described.get(uid);
    const size = one && isReadable(one) ? (one.size ?? 0) : 0;
    if (taken.length > 0 && bytes + size > pageBytes) break;
    done += 1;
    if (!one || one.flags?.has('\\Draft')) continue;
    taken.push(one);
    bytes += size;
  }
  return { taken, done };
}

/** All at once; where the server stumbles over one of them, one by one, so that it costs no other. */
async function readSources(client: ImapFlow, mails: readonly Described[]): Promise<Map<number, Uint8Array>> {
  const uids = mails.map(({ uid }) => uid);
  // A server that sends more than it said gets no more than this read.
  const query = { uid: true, source: { maxLength: mostBytes } };
  const found = await fetchAll(client, uids, query).catch(async (error: unknown) => {
    if (!client.usable || uids.length < 2) throw error;
    return readOneByOne(client, uids, query);
  });
  return new Map(found.flatMap(({ uid, source }) => (source ? [[uid, source] as const] : [])));
}

async function readOneByOne(client: ImapFlow, uids: readonly number[], query: FetchQueryObject) {
  const found: FetchMessageObject[] = [];
  for (const uid of uids) {
    const one = await fetchAll(client, [uid], query).catch((error: unknown) => {
      if (!client.usable) throw error;
      return [];
    });
    found.push(...one);
  }
  return found;
}

function fetchAll(client: ImapFlow, uids: readonly number[], query: FetchQueryObject): Promise<FetchMessageObject[]> {
  return uids.length === 0 ? Promise.resolve([]) : client.fetchAll(uids.join(','), query, { uid: true });
}

function mailOf(place: Place, one: Described, source: Uint8Array | undefined): RemoteMail {
  const labels = [place.folder, ...wordsOf(one)];
  const about = { remoteId: remoteIdOf(place, one.uid), labels };
  if (!isReadable(one)) return { ...about, raw: new Uint8Array(), leftOut: 'too_large' };
  if (!source) return { ...about, raw: new Uint8Array(), leftOut: 'unreadable' };
  return { ...about, raw: source };
}

// Keywords that people set, and Gmail’s labels; what begins with a mark is a program’s.
function wordsOf({ flags, labels }: Described): string[] {
  return [...(flags ?? []), ...(labels ?? [])].filter((word) => !/^[\\$]/.test(word));
}
