import { type RemoteMail, SourceProblem } from '../../mail-sync/port.js';
import { AnswerTooLarge } from '../../platform/http/safe-fetch.js';

export interface MailFetch {
  ids: readonly string[];
  /** The mail, or null where it is not there any more. Ends with AnswerTooLarge above so many bytes. */
  fetchOne(id: string, mostBytes: number): Promise<RemoteMail | null>;
}

export interface FetchedMails {
  mails: RemoteMail[];
  /** Those that are done, from the front: fewer than asked for where the rest has to wait. */
  done: readonly string[];
}

const atOnce = 4;
const pageBytes = 8 * 1024 * 1024;
/** Of those that are fetched side by side; a larger one is fetched alone. */
const sideBySideBytes = 4 * 1024 * 1024;
/** The largest mail that is taken in, written in base64 within an answer. */
const mostBytes = 36 * 1024 * 1024;

/**
 * Fetches mails in their order until they are some megabytes. A limit of the vendor ends it with what is there by then,
 * so that each round comes further; where it comes no further at all, the problem is thrown.
 */
export async function fetchMails({ ids, fetchOne }: MailFetch): Promise<FetchedMails> {
  const mails: RemoteMail[] = [];
  const done: string[] = [];
  let bytes = 0;
  for (let from = 0; from < ids.length && bytes < pageBytes; from += atOnce) {
    const some = ids.slice(from, from + atOnce);
    const settled = await Promise.allSettled(some.map((id) => fetchOne(id, sideBySideBytes)));
    for (const [index, result] of settled.entries()) {
      const id = some[index] ?? '';
      const fetched = await settle(result, () => fetchAlone(id, fetchOne)).catch((problem: unknown) => {
        if (done.length === 0 || !(problem instanceof SourceProblem) || !passes(problem)) throw problem;
        return 'wait' as const;
      });
      if (fetched === 'wait') return { mails, done };
      done.push(id);
      if (!fetched) continue;
      mails.push(fetched);
      bytes += fetched.raw.byteLength;
    }
  }
  return { mails, done };
}

const passes = ({ code }: SourceProblem) => code === 'limited' || code === 'unreachable';

async function settle(result: PromiseSettledResult<RemoteMail | null>, again: () => Promise<RemoteMail | null>) {
  if (result.status === 'fulfilled') return result.value;
  if (result.reason instanceof AnswerTooLarge) return again();
  throw result.reason;
}

async function fetchAlone(id: string, fetchOne: MailFetch['fetchOne']): Promise<RemoteMail | null> {
  try {
    return await fetchOne(id, mostBytes);
  } catch (error) {
    if (!(error instanceof AnswerTooLarge)) throw error;
    return { remoteId: id, labels: [], raw: new Uint8Array(), leftOut: 'too_large' };
  }
}
