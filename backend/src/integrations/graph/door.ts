import type { ConnectionDoor, MailVendorDoor } from '../../mail-sync/port.js';
import { type Clock, systemClock } from '../../platform/clock.js';
import { createTokenSource } from '../oauth/token-source.js';
import { createVendorApi } from '../oauth/vendor-api.js';
import { createGraphApi } from './graph-api.js';
import { graphPlaces } from './graph-places.js';
import { graphProblem } from './graph-problem.js';
import { createGraphSession } from './graph-session.js';

export interface GraphDoorOptions {
  /** An address that stands in for Microsoft, by a setting of this server. */
  standIn: string | null;
  clock?: Clock;
  pauseMs?: number;
}

const ordinaryPauseMs = 30_000;

/** The way into mailboxes at Microsoft 365, by Microsoft Graph. */
export function createGraphDoor({
  standIn,
  clock = systemClock,
  pauseMs = ordinaryPauseMs,
}: GraphDoorOptions): MailVendorDoor {
  const places = graphPlaces(standIn);
  return {
    vendor: 'graph',
    open: async (door: ConnectionDoor) => {
      const place = places.grantsOf(door.client?.tenant ?? null);
      const tokens = createTokenSource({ door, place, clock });
      const { chosenByOperator } = place;
      const asking = createVendorApi({
        ...{ base: places.api, chosenByOperator, tokens, door, clock, problemOf: graphProblem },
      });
      return createGraphSession({ api: createGraphApi(asking), clock, pauseMs });
    },
  };
}
