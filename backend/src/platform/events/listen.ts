import type { EventName } from '@threadline/shared/kernel/event-names';
import type { Sql } from '../db/database.js';
import { liveChannel } from './record.js';

/** What every process learns of an event when it commits: ids and name, no content. */
export interface LiveNotice {
  orgId: string;
  id: string;
  name: EventName;
  at: string;
  subject: { type: string; id: string };
  customerId: string | null;
  threadId: string | null;
  actorId: string | null;
  sensitive: boolean;
}

/** Calls `listener` for every event that commits in any process. The connection is renewed when it is lost. */
export async function listenLive(sql: Sql, listener: (notice: LiveNotice) => void): Promise<() => Promise<void>> {
  const subscription = await sql.listen(liveChannel, (payload) => listener(JSON.parse(payload) as LiveNotice));
  return async () => {
    await subscription.unlisten();
  };
}
