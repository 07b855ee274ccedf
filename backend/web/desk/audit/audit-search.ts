import { type AuditGroup, auditGroupNames, auditVias } from '@threadline/shared/audit/choices';

/** What the log is narrowed to, as it stands in the address. */
export interface AuditSearch {
  q?: string;
  group?: AuditGroup;
  action?: string;
  person?: string;
  /** The id of what it is about. */
  about?: string;
  from?: string;
  to?: string;
  via?: (typeof auditVias)[number];
  ip?: string;
}

/** Changes the filters; what is undefined is taken away. */
export type Narrow = (change: { [Key in keyof AuditSearch]?: AuditSearch[Key] | undefined }) => void;

/** Reads the filters from an address; what it does not know, it leaves out. */
export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  return {
    ...matching('q', /\S/, search.q),
    ...oneOf('group', auditGroupNames, search.group),
    ...matching('action', /^[a-z_]+\.[a-z_]+$/, search.action),
    ...matching('person', /^[0-9a-f-]{36}$/, search.person),
    ...matching('about', /^[0-9a-f-]{36}$/, search.about),
    ...matching('from', /^\d{4}-\d\d-\d\d$/, search.from),
    ...matching('to', /^\d{4}-\d\d-\d\d$/, search.to),
    ...oneOf('via', auditVias, search.via),
    ...matching('ip', /^[0-9a-fA-F.:]+$/, search.ip),
  };
}

function matching<Name extends string>(name: Name, form: RegExp, value: unknown) {
  return (typeof value === 'string' && form.test(value) ? { [name]: value } : {}) as { [Key in Name]?: string };
}

function oneOf<Name extends string, Value extends string>(name: Name, known: readonly Value[], value: unknown) {
  const found = known.find((one) => one === value);
  return (found ? { [name]: found } : {}) as { [Key in Name]?: Value };
}
