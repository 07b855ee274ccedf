/** What spreadsheets run: a formula, also behind blanks, control characters and quotes, and in full-width letters. */
const formula = /^[\s\p{Z}\p{C}"'`´‘’‚“”„«»]*[=+\-@＝＋－＠|\t\r\n]/u;

/** A cell that no spreadsheet takes for a formula. Numbers are what they are; text that looks like one gets a quote. */
export function guardedCell(value: string | number | boolean | null): string | number {
  if (value === null) return '';
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return formula.test(value) ? `'${value}` : value;
}
