import { eventNames } from '@threadline/shared/kernel/event-names';
import type { AuditSearch } from './audit-search.js';

/** The same as the procedures take it. */
export function auditInputOf({ q, person, about, action, ...same }: AuditSearch) {
  const known = eventNames.find((one) => one === action);
  return {
    ...same,
    ...(known ? { action: known } : {}),
    ...(q ? { search: q.slice(0, 100) } : {}),
    ...(person ? { personId: person } : {}),
    ...(about ? { subjectId: about } : {}),
  };
}

/** How many of the rarer filters are set, which stand behind one button. */
export const countOf = ({ action, from, to, via, ip }: AuditSearch): number =>
  [action, from, to, via, ip].filter(Boolean).length;
