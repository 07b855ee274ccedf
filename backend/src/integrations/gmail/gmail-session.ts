import type { MailSession } from '../../mail-sync/port.js';
import type { Clock } from '../../platform/clock.js';
import { withBlindCopies } from '../oauth/blind-copies.js';
import { pause } from '../oauth/pause.js';
import type { TokenSource } from '../oauth/token-source.js';
import type { GmailApi } from './gmail-api.js';
import { backFillGmail } from './gmail-back-fill.js';
import { gmailChanges } from './gmail-changes.js';
import { findInGmail } from './gmail-find.js';
import { createLabels } from './gmail-labels.js';
import { allMail } from './gmail-reading.js';
import { keepWatching } from './gmail-watch.js';

export interface GmailSessionParts {
  api: GmailApi;
  tokens: TokenSource;
  clock: Clock;
  /** Where Gmail is to tell of news; null where nobody listens there. */
  topic: string | null;
  /** How long until it is asked for news. */
  pauseMs: number;
}

/** One Gmail mailbox. */
export function createGmailSession(parts: GmailSessionParts): MailSession {
  const { api, pauseMs } = parts;
  const reading = { api, labels: createLabels(api) };
  return {
    folders: async () => [allMail],
    backFill: (_folder, cursor, want) => backFillGmail(reading, cursor, want),
    changes: (_folder, cursor, want) => gmailChanges(reading, cursor, want),
    news: async (signal) => {
      await keepWatching(parts);
      await pause(pauseMs, signal);
    },
    find: (people, from, cursor) => findInGmail(reading, people, { from, cursor }),
    send: (raw, envelope) => api.send(withBlindCopies(raw, envelope)),
    close: async () => undefined,
  };
}
