import { classNames } from '@threadline/shared/ui/class-names';
import { scaleLinear } from 'd3-scale';
import { type ReactNode, useRef, useState } from 'react';
import { type Look, looks } from './looks.js';
import { moveAmong } from './move-among.js';

export interface ColumnPart {
  name: string;
  /** Null draws nothing: there is no value. */
  value: number | null;
  look: Look;
}

export interface Column {
  key: string;
  /** Under the column, short. */
  label: string;
  /** The whole of it in words, for a screen reader and on hover. */
  title: string;
  parts: readonly ColumnPart[];
  onOpen?: (() => void) | undefined;
}

export interface ColumnsChartProps {
  label: string;
  columns: readonly Column[];
  /** Parts stand on each other instead of side by side. */
  stacked?: boolean | undefined;
  /** How the axis writes its amounts. */
  format: (value: number) => string;
  /** What one step of the axis is a round number of: seconds of an hour or a day; 1 unless told. */
  step?: number | undefined;
  /** The end of the axis where it is known, such as 1 for shares. */
  most?: number | undefined;
}

/** Amounts over time, or by any short row of groups. One stop of the tab key; arrows walk the columns. */
export function ColumnsChart({ label, columns, stacked = false, format, step: unit = 1, most }: ColumnsChartProps) {
  const [stop, setStop] = useState(0);
  const list = useRef<HTMLUListElement>(null);
  const highest = Math.max(most ?? 0, ...columns.map(({ parts }) => heightOf(parts, stacked)));
  const scale = scaleLinear([0, highest / unit || 1], [0, 100]).nice(4);
  const placeOf = (value: number) => scale(value / unit);
  const step = columns.length <= 7 ? 1 : Math.max(2, Math.ceil(columns.length / 13));
  return (
    <div className="overflow-x-auto px-0.5 pt-2 pb-1">
      <div className="relative ml-14" style={{ minWidth: columns.length * 26 }}>
        <Axis ticks={highest > 0 ? scale.ticks(4).map((tick) => tick * unit) : [0]} placeOf={placeOf} format={format} />
        <ul
          ref={list}
          aria-label={label}
          onKeyDown={(event) => moveAmong(event, list.current)}
          className="relative flex h-56"
        >
          {columns.map((column, index) => (
            <li key={column.key} className="relative flex-1">
              <ColumnButton
                column={column}
                stop={index === Math.min(stop, columns.length - 1)}
                onFocus={() => setStop(index)}
                bars={<Bars parts={column.parts} stacked={stacked} heightFor={placeOf} />}
              />
            </li>
          ))}
        </ul>
        <div aria-hidden className="flex pt-1 text-faint text-small">
          {columns.map(({ key, label: name }, index) => (
            <span key={key} className="flex h-4 w-0 flex-1 justify-center whitespace-nowrap">
              {index % step === 0 ? name : ''}
            </span>
          ))}
        </div>
      </div>
    </div>
  );
}

interface ColumnButtonProps {
  column: Column;
  stop: boolean;
  onFocus: () => void;
  bars: ReactNode;
}

function ColumnButton({ column: { title, onOpen }, stop, onFocus, bars }: ColumnButtonProps) {
  return (
    <button
      type="button"
      aria-label={title}
      title={title}
      aria-disabled={onOpen === undefined}
      tabIndex={stop ? 0 : -1}
      data-stop
      onFocus={onFocus}
      onClick={onOpen}
      className="flex size-full items-end justify-center gap-px rounded-sm px-[12%] -outline-offset-2 hover:bg-hover aria-disabled:cursor-default"
    >
      {bars}
    </button>
  );
}

interface BarsProps {
  parts: readonly ColumnPart[];
  stacked: boolean;
  heightFor: (value: number) => number;
}

function Bars({ parts, stacked, heightFor }: BarsProps) {
  return (
    <span
      className={classNames(
        'flex h-full w-full max-w-16',
        stacked ? 'flex-col-reverse' : 'items-end justify-center gap-px',
      )}
    >
      {parts.map(({ name, value, look }) => (
        <span
          key={name}
          className={classNames('block rounded-t-[2px]', stacked ? 'w-full' : 'flex-1', looks[look])}
          style={{ height: `${heightFor(value ?? 0)}%`, minHeight: value ? 2 : 0, borderWidth: value ? undefined : 0 }}
        />
      ))}
    </span>
  );
}

interface AxisProps {
  ticks: readonly number[];
  placeOf: (value: number) => number;
  format: (value: number) => string;
}

function Axis({ ticks, placeOf, format }: AxisProps) {
  return (
    <div aria-hidden className="absolute inset-x-0 top-0 h-56">
      {ticks.map((tick) => (
        <div key={tick} className="absolute inset-x-0 border-line border-t" style={{ bottom: `${placeOf(tick)}%` }}>
          <span className="-left-14 -translate-y-1/2 absolute w-13 text-right text-faint text-small tabular-nums">
            {format(tick)}
          </span>
        </div>
      ))}
    </div>
  );
}

function heightOf(parts: readonly ColumnPart[], stacked: boolean): number {
  const values = parts.map(({ value }) => value ?? 0);
  return stacked ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
}
