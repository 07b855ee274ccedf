import { createContext, useContext } from 'react';
import type { CustomerDetail } from '../customers/schema.js';
import type { OpenThread } from '../mail-host/port.js';
import type { ThreadReference } from '../threads/reference.js';

/** Where a form stands and what it writes to. Made with the thread it belongs to, and never changed afterwards. */
export interface Place {
  /** Names the drafts of this place: one per thread and customer. */
  key: string;
  thread: OpenThread | null;
  reference: ThreadReference | null;
  customer: Pick<CustomerDetail, 'id' | 'name' | 'abilities'>;
}

export const PlaceContext = createContext<Place | null>(null);

export function usePlace(): Place {
  const place = useContext(PlaceContext);
  if (!place) throw new Error('A form stands outside of a customer.');
  return place;
}

/** What every write from this place says about itself. */
export function aboutPlace(place: Place): { threadKey: string | null; customerId: string } {
  return { threadKey: place.thread?.key ?? null, customerId: place.customer.id };
}

export function placeKey(threadKey: string, customerId: string): string {
  return `${threadKey}|${customerId}`;
}
