import { type CustomerMergeField, customerMergeFields } from '@threadline/shared/merges/choices';

/** A row by its columns' names, as the database writes it. */
export type RowColumns = Record<string, unknown>;

const columns: Record<CustomerMergeField, readonly string[]> = {
  name: ['name'],
  stage: ['stage'],
  industry: ['industry'],
  plan: ['plan'],
  size: ['size'],
  region: ['region'],
  useCase: ['use_case'],
  tags: ['tags'],
  signedUpOn: ['signed_up_on'],
  startedOn: ['started_on'],
  contractStartOn: ['contract_start_on'],
  contractEndOn: ['contract_end_on'],
  renewalOn: ['renewal_on'],
  mrr: ['mrr_cents', 'currency'],
};
const mostTags = 20;

/** Fields in which the two differ, with both values as text; null where one has none. */
export function differingFields(gone: RowColumns, kept: RowColumns) {
  return customerMergeFields
    .map((field) => ({ field, gone: textOf(gone, field), kept: textOf(kept, field) }))
    .filter((one) => one.gone !== one.kept && one.gone !== null);
}

/** What the kept row becomes where these fields are taken from the other; tags are joined. */
export function takenFields(gone: RowColumns, kept: RowColumns, take: readonly CustomerMergeField[]): RowColumns {
  const taken = new Set(take);
  const changes: RowColumns = {};
  for (const { field } of differingFields(gone, kept)) {
    if (!taken.has(field)) continue;
    if (field === 'tags') changes.tags = [...new Set([...tagsOf(kept), ...tagsOf(gone)])].slice(0, mostTags);
    else for (const column of columns[field]) changes[column] = gone[column] ?? null;
  }
  return changes;
}

function textOf(row: RowColumns, field: CustomerMergeField): string | null {
  if (field === 'tags') return tagsOf(row).join(', ') || null;
  if (field === 'mrr') return row.mrr_cents === null ? null : `${row.mrr_cents} ${row.currency ?? ''}`.trim();
  const value = row[columns[field][0] ?? ''];
  return value === null || value === undefined || value === '' ? null : String(value);
}

const tagsOf = (row: RowColumns): string[] => (Array.isArray(row.tags) ? row.tags.map(String) : []);
