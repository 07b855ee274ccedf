/**
 * `kept`: no mail server is configured, so the mail waits here to be read. `held`: it waited to be sent when the data was
 * saved that has been restored since, and may have gone out already. Apart from the schema, so that screens need no zod.
 */
export const outboundStatuses = ['queued', 'sent', 'failed', 'kept', 'held', 'discarded'] as const;
export type OutboundStatus = (typeof outboundStatuses)[number];
