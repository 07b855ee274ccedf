import { type ContactMergeField, contactMergeFields } from '@threadline/shared/merges/choices';
import type { PlainRow } from '../moves/rows.js';

const textOf = (row: PlainRow, field: ContactMergeField): string | null => {
  const value = row[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Fields of which the contact that goes has another value. */
export function differingFields(gone: PlainRow, kept: PlainRow) {
  return contactMergeFields
    .map((field) => ({ field, gone: textOf(gone, field), kept: textOf(kept, field) }))
    .filter((one) => one.gone !== one.kept && one.gone !== null);
}

/** What the kept row becomes where these fields are taken from the other. */
export function takenFields(gone: PlainRow, kept: PlainRow, take: readonly ContactMergeField[]) {
  const taken = differingFields(gone, kept).filter(({ field }) => take.includes(field));
  return Object.fromEntries(taken.map(({ field, gone: value }) => [field, value]));
}
