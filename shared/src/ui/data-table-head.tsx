import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.js';
import { ChevronDownIcon, ChevronUpIcon } from './icons/navigation.js';

export interface Column<Row> {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  align?: 'start' | 'end' | undefined;
  /** A CSS width, such as `'120px'` or `'40%'`. */
  width?: string | undefined;
  sortable?: boolean | undefined;
}

export interface Sort {
  key: string;
  direction: 'ascending' | 'descending';
}

export interface DataTableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort: Sort | undefined;
  onSort: ((sort: Sort) => void) | undefined;
}

export function DataTableHead<Row>({ columns, sort, onSort }: DataTableHeadProps<Row>) {
  return (
    <thead>
      <tr>
        {columns.map((column) => (
          <th
            key={column.key}
            scope="col"
            style={{ width: column.width }}
            aria-sort={sort?.key === column.key ? sort.direction : undefined}
            className={classNames(
              'sticky top-0 z-10 h-8 border-line border-b bg-surface px-3 font-medium text-faint text-small',
              column.align === 'end' ? 'text-right' : 'text-left',
            )}
          >
            {column.sortable && onSort ? <SortButton {...{ column, sort, onSort }} /> : column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface SortButtonProps<Row> {
  column: Column<Row>;
  sort: Sort | undefined;
  onSort: (sort: Sort) => void;
}

function SortButton<Row>({ column, sort, onSort }: SortButtonProps<Row>) {
  const { t } = useTranslation('ui');
  const current = sort?.key === column.key ? sort.direction : null;
  const direction = current === 'ascending' ? 'descending' : 'ascending';
  return (
    <button
      type="button"
      title={t('sortBy', { column: column.header })}
      onClick={() => onSort({ key: column.key, direction })}
      className="-mx-1 inline-flex h-6 items-center gap-0.5 rounded-sm px-1 hover:text-ink"
    >
      {column.header}
      {current === 'ascending' ? <ChevronUpIcon size={12} /> : null}
      {current === 'descending' ? <ChevronDownIcon size={12} /> : null}
    </button>
  );
}
