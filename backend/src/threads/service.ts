export { type TimelineMessage, timelineMessages } from './timeline-messages.js';
export { context, contextRequest, contextText } from './verbs/context.js';
export { ensureLink, linkedCustomers } from './verbs/ensure-link.js';
export { ensureThread } from './verbs/ensure-thread.js';
export { placeOnThread } from './verbs/place-on-thread.js';
