/** One event for one who is told of it, as its job carries it. */
export interface Delivery {
  orgId: string;
  eventId: string;
  subscriber: string;
}
