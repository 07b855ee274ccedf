import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';

const width = 120;
const height = 36;
const inset = 2;
const widestBar = 24;

/** The course of a figure in one glance; its numbers stand in the report. Undefined values leave a gap. */
export function Spark({ values }: { values: readonly (number | null)[] }) {
  const defined = values.filter((value) => value !== null);
  if (defined.length < 2) return null;
  const x = scaleLinear([0, values.length - 1], [inset, width - inset]);
  const y = scaleLinear([0, Math.max(...defined) || 1], [height - inset, inset]);
  const points = values.map((value, index) => ({ value, index }));
  const hasValue = ({ value }: (typeof points)[number]) => value !== null;
  const place = ({ value }: (typeof points)[number]) => y(value ?? 0);
  const course = line<(typeof points)[number]>()
    .defined(hasValue)
    .x(({ index }) => x(index))
    .y(place);
  const ground = area<(typeof points)[number]>()
    .defined(hasValue)
    .x(({ index }) => x(index))
    .y0(y(0))
    .y1(place);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="h-9 w-30 shrink-0" preserveAspectRatio="none">
      <path d={ground(points) ?? ''} className="fill-accent-soft" />
      <path d={course(points) ?? ''} className="fill-none stroke-accent" strokeWidth={1.5} strokeLinejoin="round" />
    </svg>
  );
}

/** A few amounts beside each other in one glance. */
export function SparkBars({ values }: { values: readonly number[] }) {
  const highest = Math.max(0, ...values);
  if (highest === 0 || values.length < 2) return null;
  const y = scaleLinear([0, highest], [0, height]);
  const step = Math.min(widestBar, width / values.length);
  return (
    <svg aria-hidden viewBox={`0 0 ${width} ${height}`} className="h-9 w-30 shrink-0">
      {values.map((value, index) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: The values have no other name than their place.
          key={index}
          x={index * step + 1}
          y={height - y(value)}
          width={Math.max(1, step - 2)}
          height={y(value)}
          rx={1}
          className="fill-accent"
        />
      ))}
    </svg>
  );
}
