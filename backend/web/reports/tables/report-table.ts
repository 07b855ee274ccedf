import type { AmountKind } from '../figures/format-amount.js';
import type { Amount } from '../figures/use-amount-text.js';
import type { RowsAsk } from '../rows/rows-ask.js';

/** The twin of a chart: the same figures as rows and columns. */
export interface ReportTable {
  label: string;
  columns: readonly TableColumn[];
  rows: readonly TableRow[];
}

export interface TableColumn {
  key: string;
  header: string;
  kind: AmountKind | 'text';
}

export interface TableRow {
  key: string;
  /** One for each column. */
  cells: readonly TableCell[];
}

export type TableCell =
  | { text: string; rows?: undefined }
  | (Amount & { text?: undefined; rows?: RowsAsk | undefined });

/** What a cell reads: its text, or its amount in words. */
export function cellText(
  cell: TableCell,
  kind: AmountKind | 'text',
  tell: (amount: Amount, kind: AmountKind) => string,
): string {
  if (cell.text !== undefined) return cell.text;
  return kind === 'text' ? '' : tell(cell, kind);
}
