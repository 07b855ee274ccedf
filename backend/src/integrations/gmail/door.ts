import * as z from 'zod';
import type { ConnectionDoor, MailVendorDoor } from '../../mail-sync/port.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { createTokenSource } from '../oauth/token-source.js';
import { createVendorApi } from '../oauth/vendor-api.js';
import { createGmailApi } from './gmail-api.js';
import { gmailPlaces } from './gmail-places.js';
import { gmailProblem } from './gmail-problem.js';
import { createGmailSession } from './gmail-session.js';

export interface GmailDoorOptions {
  /** An address that stands in for Google, by a setting of this server. */
  standIn: string | null;
  clock?: Clock;
  pauseMs?: number;
}

const settings = z.object({ topic: z.string().nullable().default(null) });
const ordinaryPauseMs = 20_000;

/** The way into mailboxes at Gmail, by its own interface. */
export function createGmailDoor(options: GmailDoorOptions): MailVendorDoor {
  const { api: base, grants } = gmailPlaces(options.standIn);
  const { clock = systemClock, pauseMs = ordinaryPauseMs } = options;
  return {
    vendor: 'gmail',
    open: async (door: ConnectionDoor) => {
      const tokens = createTokenSource({ door, place: grants, clock });
      const { chosenByOperator } = grants;
      const asking = createVendorApi({ base, chosenByOperator, tokens, door, clock, problemOf: gmailProblem });
      const { topic } = settings.parse(door.settings);
      return createGmailSession({ api: createGmailApi(asking), tokens, clock, topic, pauseMs });
    },
  };
}
