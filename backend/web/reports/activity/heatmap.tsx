import type { HeatmapReport } from '@threadline/shared/reports/schema';
import { classNames } from '@threadline/shared/ui/class-names';
import { useLocale } from '@threadline/shared/ui/clock';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatBucket } from '../figures/format-period.js';
import { useOpenRows } from '../rows/rows-place.js';
import type { CellAsks } from './cell-ask.js';
import { groundsUpTo, legendGrounds } from './heat.js';
import { moveInGrid, type Place } from './move-in-grid.js';

/** A square for every row and time, deeper the more happened. One stop of the tab key; arrows walk the squares. */
export function Heatmap({ report, asks }: { report: HeatmapReport; asks: CellAsks }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const [stop, setStop] = useState<Place>({ row: 0, column: 0 });
  const table = useRef<HTMLTableElement>(null);
  const groundOf = useMemo(() => groundsUpTo(report.highest), [report.highest]);
  const columns = report.columns.map(({ from }) => ({ from, name: formatBucket(from, report.width, locale) }));
  const stopIn = { row: Math.min(stop.row, report.rows.length - 1), column: Math.min(stop.column, columns.length - 1) };
  return (
    <>
      <div className="max-h-160 overflow-auto">
        <table
          ref={table}
          aria-label={t('activity.chart')}
          onKeyDown={(event) => moveInGrid(event, table.current, stopIn)}
          className="border-separate border-spacing-0.5"
        >
          <Head columns={columns} />
          <tbody>
            {report.rows.map((row, rowIndex) => (
              <tr key={row.key}>
                <th
                  scope="row"
                  title={row.label ?? undefined}
                  className={classNames(
                    'sticky left-0 z-10 w-28 min-w-28 max-w-28 bg-surface pr-2 text-left font-normal text-small leading-tight',
                    'sm:w-52 sm:max-w-52 sm:text-body',
                  )}
                >
                  <span className="line-clamp-2 break-words sm:line-clamp-1">{row.label ?? t('groups.unnamed')}</span>
                </th>
                {row.counts.map((count, column) => (
                  <Cell
                    key={report.columns[column]?.from}
                    count={count}
                    place={{ row: rowIndex, column }}
                    isStop={stopIn.row === rowIndex && stopIn.column === column}
                    ground={groundOf(count)}
                    title={`${row.label ?? t('groups.unnamed')}, ${columns[column]?.name}`}
                    ask={() => asks.cell(row.key, column)}
                    onFocus={setStop}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Shades />
    </>
  );
}

interface HeadProps {
  columns: readonly { from: string; name: string }[];
}

function Head({ columns }: HeadProps) {
  return (
    <thead>
      <tr>
        <td className="sticky left-0 z-10 bg-surface" />
        {columns.map(({ from, name }) => (
          <th key={from} scope="col" className="whitespace-nowrap px-0.5 text-center font-normal text-faint text-small">
            {name}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface CellProps {
  count: number;
  place: Place;
  isStop: boolean;
  ground: string | undefined;
  title: string;
  ask: () => ReturnType<CellAsks['cell']>;
  onFocus: (place: Place) => void;
}

function Cell({ count, place, isStop, ground, title, ask, onFocus }: CellProps) {
  const { t } = useTranslation('reports');
  const open = useOpenRows();
  return (
    <td className="p-0">
      <button
        type="button"
        data-cell={`${place.row}:${place.column}`}
        tabIndex={isStop ? 0 : -1}
        aria-label={t('activity.cell', { place: title, count })}
        onFocus={() => onFocus(place)}
        onClick={() => open({ title, ask: ask() })}
        style={{ background: ground }}
        className="block h-7 w-full min-w-9 rounded-sm bg-sunken text-ink text-small tabular-nums hover:outline-2 hover:outline-line-strong"
      >
        {count === 0 ? '' : count}
      </button>
    </td>
  );
}

/** What the depths stand for. */
function Shades() {
  const { t } = useTranslation('reports');
  return (
    <p className="flex items-center gap-1 pt-3 text-faint text-small">
      {t('activity.less')}
      <span aria-hidden className="size-3 rounded-[2px] bg-sunken" />
      {legendGrounds.map((ground) => (
        <span key={ground} aria-hidden className="size-3 rounded-[2px]" style={{ background: ground }} />
      ))}
      {t('activity.moreThere')}
    </p>
  );
}
