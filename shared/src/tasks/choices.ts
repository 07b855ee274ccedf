/** Fixed categories behind the columns that boards may rename; apart from the schema, so that screens need no zod. */
export const taskStatuses = ['todo', 'doing', 'waiting', 'review', 'done'] as const;
export type TaskStatus = (typeof taskStatuses)[number];
