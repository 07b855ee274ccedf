import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { classNames } from './class-names.js';
import { type Column, DataTableHead, type Sort } from './data-table-head.js';

export interface DataTableProps<Row> {
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Every row is a link: it opens in a new tab and can be copied. */
  rowHref: (row: Row) => string;
  /** Navigation without a page load, on a plain click. */
  onOpen?: ((row: Row) => void) | undefined;
  sort?: Sort | undefined;
  onSort?: ((sort: Sort) => void) | undefined;
  /** Instead of rows: skeleton, empty or error state. */
  empty?: ReactNode;
  /** Below the rows: "show more", a sum. */
  footer?: ReactNode;
  className?: string | undefined;
}

/** Rows as links under a head that stays. Up and down move between rows, Enter opens. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, columns, rows, sort, onSort, empty, footer, className } = props;
  return (
    <div className={classNames('min-h-0 overflow-auto rounded-md border border-line bg-surface', className)}>
      <table aria-label={label} className="w-full border-separate border-spacing-0" onKeyDown={moveBetweenRows}>
        <DataTableHead {...{ columns, sort, onSort }} />
        <tbody>
          {rows.map((row) => (
            <DataTableRow key={props.rowKey(row)} row={row} {...props} />
          ))}
        </tbody>
      </table>
      {rows.length === 0 ? empty : null}
      {footer}
    </div>
  );
}

function DataTableRow<Row>({ row, columns, rowHref, onOpen }: DataTableProps<Row> & { row: Row }) {
  const open = (event: MouseEvent) => {
    if (!onOpen || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(row);
  };
  return (
    <tr className="group relative h-row hover:bg-hover focus-within:bg-hover">
      {columns.map((column, index) => (
        <td
          key={column.key}
          className={classNames(
            'border-line border-b px-3 group-last:border-b-0',
            column.align === 'end' ? 'whitespace-nowrap text-right tabular-nums' : 'max-w-0 truncate',
            index > 0 && 'text-soft',
          )}
        >
          {index === 0 ? (
            <a
              href={rowHref(row)}
              data-row-link
              onClick={open}
              className={classNames(
                'font-medium text-ink outline-none after:absolute after:inset-0 focus-visible:after:outline-2',
                'focus-visible:after:outline-accent focus-visible:after:-outline-offset-2',
              )}
            >
              {column.cell(row)}
            </a>
          ) : (
            column.cell(row)
          )}
        </td>
      ))}
    </tr>
  );
}

function moveBetweenRows(event: KeyboardEvent<HTMLTableElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1, j: 1, k: -1 }[event.key];
  if (!step || event.metaKey || event.ctrlKey || event.altKey) return;
  const links = [...event.currentTarget.querySelectorAll<HTMLAnchorElement>('[data-row-link]')];
  const from = links.indexOf(document.activeElement as HTMLAnchorElement);
  const next = links[from + step];
  if (from < 0 || !next) return;
  event.preventDefault();
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}
