import type * as z from 'zod';
import { readAnswer } from '../oauth/read-answer.js';
import type { VendorApi } from '../oauth/vendor-api.js';
import * as answers from './graph-answers.js';

const me = '/v1.0/me';

/** The calls of Microsoft Graph that are made. A link of one of its pages stands wherever a path does. */
export interface GraphApi {
  folders(link: string | null): Promise<z.infer<typeof answers.folderPage>>;
  /** The id of a folder that every mailbox has, by its name for programs; null where this one does not. */
  wellKnown(name: string): Promise<string | null>;
  countOf(folderId: string, from: string | null): Promise<number | null>;
  /** Null where the link is not known any more. */
  messages(link: string, pageSize: number): Promise<answers.MessagePage | null>;
  /** Null where it was deleted. */
  source(id: string, mostBytes: number): Promise<Buffer | null>;
  send(raw: Uint8Array): Promise<void>;
}

export function createGraphApi(api: VendorApi): GraphApi {
  return {
    folders: async (link) => {
      const first = `${me}/mailFolders/delta?$select=displayName,parentFolderId`;
      const headers = { prefer: 'odata.maxpagesize=100' };
      return readAnswer(answers.folderPage, await api.ask(link ?? first, { headers }));
    },
    wellKnown: async (name) => {
      const answer = await api.ask(`${me}/mailFolders/${name}?$select=id`, { allow: [404] });
      return answer.status === 404 ? null : readAnswer(answers.folder, answer).id;
    },
    countOf: (folderId, from) => count(api, folderId, from),
    messages: async (link, pageSize) => {
      const headers = { prefer: `IdType="ImmutableId", odata.maxpagesize=${pageSize}` };
      const answer = await api.ask(link, { headers, allow: [410] });
      return answer.status === 410 ? null : readAnswer(answers.messagePage, answer);
    },
    source: async (id, mostBytes) => {
      const path = `${me}/messages/${encodeURIComponent(id)}/$value`;
      const answer = await api.ask(path, { mostBytes, headers: { prefer: immutable, accept: '*/*' }, allow: [404] });
      return answer.status === 404 ? null : answer.body;
    },
    send: async (raw) => {
      const body = Buffer.from(raw).toString('base64');
      await api.ask(`${me}/sendMail`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
    },
  };
}

const immutable = 'IdType="ImmutableId"';

async function count(api: VendorApi, folderId: string, from: string | null): Promise<number | null> {
  const folder = `${me}/mailFolders/${encodeURIComponent(folderId)}`;
  if (from === null) {
    const answer = await api.ask(`${folder}?$select=totalItemCount`, { allow: [404] });
    return answer.status === 404 ? null : readAnswer(answers.folderCount, answer).totalItemCount;
  }
  const query = new URLSearchParams({ $filter: `receivedDateTime ge ${from}T00:00:00Z`, $select: 'id' });
  const asked = `${folder}/messages?${query}&$count=true&$top=1`;
  return readAnswer(answers.messageCount, await api.ask(asked))['@odata.count'];
}

/** The first page of what lies in a folder; its last one has the link by which changes are asked for. */
export const firstPageOf = (folderId: string, fields: readonly string[], newestFirst: boolean): string =>
  `${me}/mailFolders/${encodeURIComponent(folderId)}/messages/delta?$select=${fields.join(',')}` +
  (newestFirst ? '&$orderby=receivedDateTime+desc' : '');

export const searchPage = (search: string, pageSize: number): string => {
  const query = new URLSearchParams({ $search: `"${search}"`, $select: 'id,isDraft,categories,parentFolderId' });
  return `${me}/messages?${query}&$top=${pageSize}`;
};
