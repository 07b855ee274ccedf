import type * as z from 'zod';
import { readAnswer } from '../oauth/read-answer.js';
import type { VendorApi } from '../oauth/vendor-api.js';
import * as answers from './gmail-answers.js';

const me = '/gmail/v1/users/me';
const historyTypes = ['messageAdded', 'messageDeleted', 'labelAdded', 'labelRemoved'];

export interface ListAsked {
  q: string;
  page: string | null;
  limit: number;
}

export interface HistoryAsked {
  start: string;
  page: string | null;
}

/** The calls of Gmail that are made. */
export interface GmailApi {
  profile(): Promise<z.infer<typeof answers.profile>>;
  labels(): Promise<z.infer<typeof answers.labelList>['labels']>;
  countOf(labelId: string): Promise<number>;
  /** Null where the page is not known any more. */
  list(asked: ListAsked): Promise<z.infer<typeof answers.messageList> | null>;
  /** Null where the history does not reach back so far. */
  history(asked: HistoryAsked): Promise<z.infer<typeof answers.historyList> | null>;
  /** Null where it was deleted. */
  raw(id: string, mostBytes: number): Promise<z.infer<typeof answers.rawMessage> | null>;
  send(raw: Uint8Array): Promise<void>;
  /** Until when news are told, in milliseconds since 1970. */
  watch(topic: string): Promise<number>;
}

export function createGmailApi(api: VendorApi): GmailApi {
  return {
    profile: async () => readAnswer(answers.profile, await api.ask(`${me}/profile`)),
    labels: async () => readAnswer(answers.labelList, await api.ask(`${me}/labels`)).labels,
    countOf: async (id) => readAnswer(answers.label, await api.ask(`${me}/labels/${id}`)).messagesTotal,
    list: async ({ q, page, limit }) => {
      const query = new URLSearchParams({ q, maxResults: String(limit), ...(page ? { pageToken: page } : {}) });
      const answer = await api.ask(`${me}/messages`, { query, allow: page ? [400] : [] });
      return answer.status === 400 ? null : readAnswer(answers.messageList, answer);
    },
    history: async ({ start, page }) => {
      const query = new URLSearchParams({ startHistoryId: start, maxResults: '100' });
      if (page) query.set('pageToken', page);
      for (const type of historyTypes) query.append('historyTypes', type);
      const answer = await api.ask(`${me}/history`, { query, allow: page ? [400, 404] : [404] });
      return answer.status === 200 ? readAnswer(answers.historyList, answer) : null;
    },
    raw: async (id, mostBytes) => {
      const query = new URLSearchParams({ format: 'raw' });
      const answer = await api.ask(`${me}/messages/${encodeURIComponent(id)}`, { query, mostBytes, allow: [404] });
      return answer.status === 404 ? null : readAnswer(answers.rawMessage, answer);
    },
    send: async (raw) => {
      const query = new URLSearchParams({ uploadType: 'media' });
      const headers = { 'content-type': 'message/rfc822' };
      await api.ask(`/upload${me}/messages/send`, { method: 'POST', query, headers, body: raw });
    },
    watch: async (topicName) => {
      const body = JSON.stringify({ topicName });
      const headers = { 'content-type': 'application/json' };
      const answer = await api.ask(`${me}/watch`, { method: 'POST', headers, body });
      return readAnswer(answers.watched, answer).expiration;
    },
  };
}
