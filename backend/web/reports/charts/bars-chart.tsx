import { scaleLinear } from 'd3-scale';

export interface Bar {
  key: string;
  label: string;
  /** Null draws nothing: there is no value. */
  value: number | null;
  /** The part of it that is drawn strong; all of it unless told. */
  part?: number | null | undefined;
  text: string;
  onOpen?: (() => void) | undefined;
}

export interface BarsChartProps {
  label: string;
  bars: readonly Bar[];
  /** The end of the scale where it is known, such as 1 for shares. */
  most?: number | undefined;
}

/** Amounts by group, the largest as wide as the chart. */
export function BarsChart({ label, bars, most }: BarsChartProps) {
  const highest = most ?? Math.max(0, ...bars.map(({ value }) => value ?? 0));
  const scale = scaleLinear([0, highest || 1], [0, 100]).clamp(true);
  return (
    <ul aria-label={label} className="flex flex-col">
      {bars.map((bar) => (
        <li key={bar.key}>
          <BarRow bar={bar} widthOf={(value) => scale(value)} />
        </li>
      ))}
    </ul>
  );
}

function BarRow({ bar, widthOf }: { bar: Bar; widthOf: (value: number) => number }) {
  const inner = (
    <>
      <span className="truncate text-left sm:text-right">{bar.label}</span>
      {bar.value === null ? (
        <span className="text-right text-faint text-small sm:text-left">{bar.text}</span>
      ) : (
        <>
          <span className="text-right text-soft tabular-nums sm:order-last sm:text-left">{bar.text}</span>
          <Drawn whole={widthOf(bar.value)} part={widthOf((bar.part === undefined ? bar.value : bar.part) ?? 0)} />
        </>
      )}
    </>
  );
  const classes =
    'grid min-h-8 w-full grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 rounded-sm px-1 py-1 sm:grid-cols-[12rem_minmax(0,1fr)_6rem] lg:grid-cols-[16rem_minmax(0,1fr)_6rem]';
  if (!bar.onOpen) return <div className={classes}>{inner}</div>;
  return (
    <button type="button" onClick={bar.onOpen} className={`${classes} -outline-offset-2 hover:bg-hover`}>
      {inner}
    </button>
  );
}

function Drawn({ whole, part }: { whole: number; part: number }) {
  const bar = 'absolute inset-y-0 left-0 rounded-sm';
  return (
    <span aria-hidden className="relative col-span-2 h-2.5 overflow-hidden rounded-sm sm:col-span-1 sm:h-4">
      <span className={`${bar} bg-line-strong`} style={{ width: `${whole}%` }} />
      <span className={`${bar} bg-accent`} style={{ width: `${part}%` }} />
    </span>
  );
}
