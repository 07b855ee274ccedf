import type { AuditEntry } from '@threadline/shared/audit/schema';
import { useClock, useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import type { CustomerTab } from '../customer/customer-search.js';
import type { FactSpeech } from './audit-facts.js';

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

/** How the desk's language speaks of the facts of an entry. */
export function useFactSpeech(): FactSpeech {
  const { t, i18n } = useTranslation(['audit', 'desk']);
  const { timeZone } = useClock();
  const locale = useLocale();
  // Which texts there are is known when it runs; the key is any of them to the compiler.
  const found = (key: string) => (i18n.exists(key) ? t(key as 'audit:fields.name') : null);
  const word = (value: string) => {
    // A dot in a value would open another level of texts.
    const key = value.replace('.', '_');
    const places = ['desk:roles', 'desk:stages', 'desk:statuses', 'desk:categories', 'audit:values', 'desk:kinds'];
    return places.reduce<string | null>((known, place) => known ?? found(`${place}.${key}`), null);
  };
  return {
    word,
    field: (name) => found(`audit:fields.${name}`) ?? name,
    counted: (kind, count) =>
      i18n.exists(`audit:counted.${kind}`) ? t(`audit:counted.${kind}` as 'audit:counted.tasks', { count }) : null,
    locale,
    timeZone,
  };
}

/** A fact of an entry as it was recorded, in one line. */
export function factText(value: unknown): string {
  if (value === null || value === undefined) return '–';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
