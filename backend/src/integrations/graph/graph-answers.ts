import * as z from 'zod';

const link = z.string().max(20_000).optional();
const links = { '@odata.nextLink': link, '@odata.deltaLink': link };

export const folder = z.object({
  id: z.string(),
  displayName: z.string().optional(),
  parentFolderId: z.string().nullish(),
  '@removed': z.unknown().optional(),
});
export const folderPage = z.object({ ...links, value: z.array(folder) });
export const folderCount = z.object({ totalItemCount: z.number().int() });
export const messageCount = z.object({ '@odata.count': z.number().int() });

export const listedMessage = z.object({
  id: z.string(),
  receivedDateTime: z.string().optional(),
  lastModifiedDateTime: z.string().optional(),
  isDraft: z.boolean().optional(),
  categories: z.array(z.string()).optional(),
  parentFolderId: z.string().optional(),
  '@removed': z.unknown().optional(),
});
export type ListedMessage = z.infer<typeof listedMessage>;
export const messagePage = z.object({ ...links, value: z.array(listedMessage) });
export type MessagePage = z.infer<typeof messagePage>;
