import * as z from 'zod';

const some = <Item extends z.ZodType>(item: Item) => z.array(item).default([]);

export const profile = z.object({
  emailAddress: z.string(),
  messagesTotal: z.number().int(),
  historyId: z.string(),
});
export const labelList = z.object({
  labels: some(z.object({ id: z.string(), name: z.string(), type: z.string().optional() })),
});
export const label = z.object({ messagesTotal: z.number().int().default(0) });
export const messageList = z.object({
  messages: some(z.object({ id: z.string() })),
  nextPageToken: z.string().optional(),
  resultSizeEstimate: z.number().int().default(0),
});
export const rawMessage = z.object({ id: z.string(), labelIds: some(z.string()), raw: z.string() });

const listed = z.object({ id: z.string(), labelIds: some(z.string()) });
const ofMessage = some(z.object({ message: listed }));
const ofLabels = some(z.object({ message: listed, labelIds: some(z.string()) }));
export const historyRecord = z.object({
  messagesAdded: ofMessage,
  messagesDeleted: ofMessage,
  labelsAdded: ofLabels,
  labelsRemoved: ofLabels,
});
export type HistoryRecord = z.infer<typeof historyRecord>;
export const historyList = z.object({
  history: some(historyRecord),
  nextPageToken: z.string().optional(),
  historyId: z.string(),
});
export const watched = z.object({ historyId: z.string(), expiration: z.coerce.number() });
