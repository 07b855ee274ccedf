import { classNames } from '@threadline/shared/ui/class-names';
import { useTranslation } from 'react-i18next';
import { useAmountText } from '../figures/use-amount-text.js';
import { useOpenRows } from '../rows/rows-place.js';
import { cellText, type ReportTable, type TableCell, type TableColumn, type TableRow } from './report-table.js';

/** The figures of a chart as a table; every one that counts something opens its rows. */
export function TableTwin({ table }: { table: ReportTable }) {
  return (
    <div
      // biome-ignore lint/a11y/noNoninteractiveTabindex: A place that scrolls must be reachable by keyboard.
      tabIndex={0}
      className="max-h-160 overflow-auto rounded-md border border-line bg-surface"
    >
      <table aria-label={table.label} className="w-full border-separate border-spacing-0">
        <thead>
          <tr>
            {table.columns.map((column, index) => (
              <th
                key={column.key}
                scope="col"
                className={classNames(
                  'sticky top-0 h-8 whitespace-nowrap border-line border-b bg-surface px-3 font-medium text-small text-soft',
                  index === 0 ? 'left-0 z-10 text-left' : 'text-right',
                )}
              >
                {column.header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row) => (
            <Row key={row.key} row={row} columns={table.columns} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ row, columns }: { row: TableRow; columns: readonly TableColumn[] }) {
  const tell = useAmountText();
  const name = row.cells[0]?.text ?? '';
  return (
    <tr className="group hover:bg-hover">
      {row.cells.map((cell, index) => {
        const column = columns[index];
        if (!column || (isHidden(cell) && isHidden(row.cells[index - 1]))) return null;
        const text = cellText(cell, column.kind, tell);
        if (index === 0) {
          return (
            <th
              key={column.key}
              scope="row"
              className={classNames(
                'sticky left-0 max-w-48 truncate border-line border-b bg-surface px-3 py-1.5 text-left font-medium',
                'group-last:border-b-0 group-hover:bg-hover sm:max-w-80',
              )}
              title={text}
            >
              {text}
            </th>
          );
        }
        return (
          <td
            key={column.key}
            colSpan={hiddenFrom(row.cells, index)}
            className="whitespace-nowrap border-line border-b px-3 py-1.5 text-right tabular-nums group-last:border-b-0"
          >
            <Cell cell={cell} text={text} title={`${name}, ${column.header}`} />
          </td>
        );
      })}
    </tr>
  );
}

const isHidden = (cell: TableCell | undefined): boolean => Boolean(cell && 'hidden' in cell && cell.hidden);

/** Over how many columns one word says that they are hidden: as many of them as stand beside each other. */
function hiddenFrom(cells: readonly TableCell[], index: number): number {
  if (!isHidden(cells[index])) return 1;
  const end = cells.findIndex((cell, at) => at > index && !isHidden(cell));
  return (end < 0 ? cells.length : end) - index;
}

function Cell({ cell, text, title }: { cell: TableCell; text: string; title: string }) {
  const { t } = useTranslation('reports');
  const open = useOpenRows();
  const { rows } = cell;
  if (cell.text !== undefined) return <span className="text-soft">{text}</span>;
  if (cell.value === null) return <span className="text-faint text-small">{text}</span>;
  if (!rows) return text;
  return (
    <button
      type="button"
      aria-label={t('rows.open', { what: title, amount: text })}
      onClick={() => open({ title, ask: rows })}
      className="min-h-6 min-w-6 rounded-sm text-right underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent"
    >
      {text}
    </button>
  );
}
