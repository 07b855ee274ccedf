import type { Query, QueryClient } from '@tanstack/react-query';

/** What has changed: the word before the dot of an event's name, and whose it is. */
export interface Touched {
  about: string;
  customerId?: string | null | undefined;
}

/** What belongs to a customer or its people: a merge, or what comes out of the bin, may change any of it. */
const everything = [
  ...['customers', 'contacts', 'merges', 'bin', 'timeline', 'tasks', 'notes', 'interactions', 'followUps', 'time'],
  ...['threads', 'mailView', 'files', 'sharing', 'today', 'search', 'team', 'review'],
];

/** Which reads tell of what. The timeline and Today gather from everywhere. */
const readersOf: Record<string, readonly string[]> = {
  task: ['today', 'tasks', 'timeline', 'search', 'sharing'],
  follow_up: ['today', 'followUps', 'timeline', 'customers'],
  note: ['notes', 'timeline'],
  interaction: ['today', 'interactions', 'followUps', 'timeline', 'customers'],
  timer: ['time', 'today', 'timeline'],
  time_entry: ['time', 'today', 'timeline'],
  customer: ['customers', 'timeline', 'today', 'tasks', 'followUps', 'time', 'search', 'team', 'merges', 'bin'],
  merge: everything,
  bin: everything,
  contact: ['contacts', 'timeline', 'customers', 'search', 'sharing'],
  message: ['threads', 'mailView', 'timeline', 'review', 'today', 'customers'],
  thread: ['threads', 'mailView', 'timeline', 'review', 'today', 'customers', 'sharing'],
  sender_rule: ['threads', 'review', 'today'],
  relink: ['threads', 'mailView', 'review', 'today', 'customers', 'timeline'],
  review: ['review', 'threads', 'today', 'customers', 'timeline'],
  person: ['team', 'session', 'customers', 'tasks', 'followUps', 'today', 'passkeys', 'linkedAccounts', 'security'],
  invitation: ['team'],
  organisation: ['session', 'organisation'],
  api_key: ['apiKeys'],
  session: ['security'],
  sign_in: ['security'],
  security_policy: ['security'],
  sso: ['sso', 'security'],
  extension: ['security'],
  mail: ['mailOutbox', 'mailboxes', 'storedMail'],
  mailbox: ['mailboxes', 'mailSync', 'storedMail', 'mailClients'],
  mail_draft: ['mailWriting'],
  canned_response: ['cannedResponses'],
  mail_block: ['mailboxes', 'storedMail'],
  mail_client: ['mailClients'],
  promise: ['promises', 'followUps', 'today'],
  meeting: ['meetings', 'timeline'],
  document: ['files', 'sharing', 'timeline'],
  portal: ['sharing', 'timeline'],
  branding: ['branding'],
  archive: ['archives'],
  data: ['audit'],
};

/** Reads again exactly what tells of the change; what is about another customer is left alone. */
export async function readAgain(queries: QueryClient, touched: Touched): Promise<void> {
  await queries.invalidateQueries({ predicate: (query) => tellsOf(query, touched) });
}

export function tellsOf(query: Pick<Query, 'queryKey'>, { about, customerId }: Touched): boolean {
  const [path, details] = query.queryKey as [unknown, { input?: unknown }?];
  if (!Array.isArray(path) || !readersOf[about]?.includes(path[0])) return false;
  const shown = customerOf(path.join('.'), details?.input);
  return !customerId || !shown || shown === customerId;
}

function customerOf(path: string, input: unknown): string | null {
  if (typeof input !== 'object' || input === null) return null;
  const { id, customerId } = input as { id?: string; customerId?: string };
  return (path === 'customers.get' ? id : customerId) ?? null;
}
