/**
 * `kept`: no mail server is configured, so the mail waits here to be read. Apart from the schema, so that screens need
 * no zod.
 */
export const outboundStatuses = ['queued', 'sent', 'failed', 'kept'] as const;
export type OutboundStatus = (typeof outboundStatuses)[number];
