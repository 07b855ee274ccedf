import { type MailSession, type RemoteFolder, SourceProblem } from '../../mail-sync/port.js';
import type { Clock } from '../../platform/clock.js';
import { withBlindCopies } from '../oauth/blind-copies.js';
import { pause } from '../oauth/pause.js';
import type { GraphApi } from './graph-api.js';
import { backFillGraph } from './graph-back-fill.js';
import { graphChanges } from './graph-changes.js';
import { findInGraph } from './graph-find.js';
import { graphFolders } from './graph-folders.js';

export interface GraphSessionParts {
  api: GraphApi;
  clock: Clock;
  /** How long until it is asked for news. */
  pauseMs: number;
}

/** A mail is sent within one request of 4 MB, in base64. */
const mostSentBytes = 2_900_000;

/** One mailbox at Microsoft 365. */
export function createGraphSession({ api, clock, pauseMs }: GraphSessionParts): MailSession {
  let kept: Promise<RemoteFolder[]> | null = null;
  const folders = () => {
    kept = graphFolders(api);
    return kept;
  };
  return {
    folders,
    backFill: (folder, cursor, want) => backFillGraph(api, { folder, cursor }, want),
    changes: (folder, cursor, want) => graphChanges(api, { folder, cursor, clock }, want),
    news: (signal) => pause(pauseMs, signal),
    find: (people, from, cursor) =>
      findInGraph(api, { people, from, cursor, folders: () => kept?.catch(folders) ?? folders() }),
    send: async (raw, envelope) => {
      const mail = withBlindCopies(raw, envelope);
      if (mail.byteLength > mostSentBytes)
        throw new SourceProblem('broken_answer', 'Microsoft sends no mail of more than 2.9 MB in this way.');
      await api.send(mail);
    },
    close: async () => undefined,
  };
}
