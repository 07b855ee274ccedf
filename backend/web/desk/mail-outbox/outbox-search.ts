import type { OutboundMail } from '@threadline/shared/mail-outbox/schema';

export type OutboundStatus = OutboundMail['status'];
export const outboundStatuses = ['queued', 'sent', 'failed', 'kept'] as const satisfies readonly OutboundStatus[];

export interface OutboxSearch {
  status?: OutboundStatus;
}

export function readOutboxSearch(search: Record<string, unknown>): OutboxSearch {
  const status = outboundStatuses.find((one) => one === search.status);
  return status ? { status } : {};
}
