import type { QueryClient } from '@tanstack/react-query';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Api } from '../api/create-api.js';
import type { MailHost } from '../mail-host/port.js';
import type { DraftStore } from './drafts/draft-store.js';
import type { Connection } from './offline/connection.js';
import type { Write } from './offline/write.js';
import type { WriteQueue } from './offline/write-queue.js';
import type { KnownPerson, Person } from './session/known-person.js';
import type { LastKnown } from './session/last-known.js';

/** What every screen of a signed-in person works with. */
export interface Panel {
  host: MailHost;
  api: Api;
  queries: QueryClient;
  me: Person;
  /** What this session has been opened with. */
  known: KnownPerson;
  queue: WriteQueue;
  drafts: DraftStore;
  connection: Connection;
  lastKnown: LastKnown;
}

export const PanelContext = createContext<Panel | null>(null);

export function usePanel(): Panel {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('A screen stands outside of a session.');
  return panel;
}

export function useWrites(): readonly Write[] {
  const { queue } = usePanel();
  return useSyncExternalStore(queue.subscribe, queue.snapshot);
}

export function useReachable(): boolean {
  const { connection } = usePanel();
  return useSyncExternalStore(connection.subscribe, connection.isReachable);
}

export function usePermission(permission: Person['permissions'][number]): boolean {
  return usePanel().me.permissions.includes(permission);
}
