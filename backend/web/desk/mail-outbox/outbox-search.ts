import { type OutboundStatus, outboundStatuses } from '@threadline/shared/mail-outbox/choices';

export interface OutboxSearch {
  status?: OutboundStatus;
}

export function readOutboxSearch(search: Record<string, unknown>): OutboxSearch {
  const status = outboundStatuses.find((one) => one === search.status);
  return status ? { status } : {};
}
