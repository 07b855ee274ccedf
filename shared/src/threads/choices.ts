/** What a mail is, as its headers and form say. */
export const messageKinds = ['normal', 'auto-reply', 'bounce', 'calendar', 'list'] as const;
export type MessageKind = (typeof messageKinds)[number];

/**
 * What was decided for a sender. `ignore`: never a customer. `customer`: always that one. `reply_to`: it is whom an
 * answer would go to who counts. `body`: it is the address in the text who counts.
 */
export const senderVerdicts = ['ignore', 'customer', 'reply_to', 'body'] as const;
export type SenderVerdict = (typeof senderVerdicts)[number];

/** What makes history be linked anew. */
export const relinkCauses = ['contact', 'domain', 'rule'] as const;
export type RelinkCause = (typeof relinkCauses)[number];

export const batchStates = ['waiting', 'running', 'done', 'undoing', 'undone'] as const;
export type BatchState = (typeof batchStates)[number];
