import { randomBytes } from 'node:crypto';
import type { Input } from './client.js';
import type { Kind, Things } from './things.js';

/** What the same principal's calls have returned so far, by procedure. */
export type Answers = Map<string, unknown>;
export type Recipe = (things: Things, answers: Answers) => Input;

export const fresh = () => randomBytes(6).toString('hex');
export const byId =
  (kind: Kind): Recipe =>
  (things) => ({ id: things[kind] });
export const page: Recipe = () => ({ limit: 100 });
export const answered = (answers: Answers, name: string) => (answers.get(name) ?? {}) as Record<string, never>;
export const host = {
  mailbox: 'me@sweep.example',
  host: 'gmail',
  hostThreadId: 'sweep-1',
  subject: 'Hello',
  participants: [{ address: 'anybody@nowhere-known.com', role: 'from' }],
};
export const smallestPng =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
export const guest = (things: Things) => ({ customerId: things.customer, contactId: things.contact });
export const months = { from: '2026-01-01', to: '2027-01-01' };
export const viewOf = (things: Things, answers: Answers): string =>
  answered(answers, 'reportViews.save').id ?? things.view;
export const ofRule: Recipe = (things) => ({ customerId: things.customer, ruleId: things.rule });
export const work = (things: Things) => ({ customerId: things.customer, thread: { threadId: things.thread } });

export const takenOverBy = (id: string) => ({ customersTo: id, tasksTo: id, followUpsTo: id, approvalsTo: id });

export const pairOf = (answers: Answers, made: string, keptId: string) => ({
  goneId: answered(answers, made).id ?? keptId,
  keptId,
});
export const shownBy = (answers: Answers, preview: string): string =>
  answered(answers, preview).confirmation ?? 'nothing';
