import type { AuditEntry } from '@threadline/shared/audit/schema';
import { useTranslation } from 'react-i18next';
import type { CustomerTab } from '../customer/customer-search.js';

/** What happened, in words; an action that no words are known for stands as it is. */
export function useActionWords(): (action: string) => string {
  const { t } = useTranslation('audit');
  // Every action has its words, which a test makes sure of; the key is any of them to the compiler.
  return (action) => t(`actions.${action}` as 'actions.note.written', { defaultValue: action });
}

/** Where on a customer's page a thing is found. */
const tabs: Record<string, CustomerTab> = {
  task: 'tasks',
  note: 'notes',
  time_entry: 'time',
  thread: 'mail',
  message: 'mail',
  document: 'portal',
};

export const tabOf = ({ subject }: AuditEntry): CustomerTab => tabs[subject.type] ?? 'timeline';

/** Pages of things that belong to no customer. */
const pages = {
  person: '/people',
  invitation: '/people',
  api_key: '/api-keys',
  mail: '/mail-outbox',
  review: '/review',
} as const;

export const pageOf = ({ subject }: AuditEntry): (typeof pages)[keyof typeof pages] | null =>
  subject.type in pages ? pages[subject.type as keyof typeof pages] : null;

/** A fact of an entry as one line of text. */
export function factText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
