import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.js';

export interface SkeletonProps {
  /** Lines of text to stand in for. */
  lines?: number | undefined;
  className?: string | undefined;
}

const widths = ['w-3/4', 'w-full', 'w-5/6', 'w-2/3'] as const;

/** Holds the place of what is loading. */
export function Skeleton({ lines = 1, className }: SkeletonProps) {
  return (
    <div aria-hidden className={classNames('flex flex-col gap-2', className)}>
      {places(lines).map((line) => (
        <div key={line} className={classNames('h-3 animate-breathe rounded-sm bg-pressed', widths[line % 4])} />
      ))}
    </div>
  );
}

/** Rows with a round and two lines, as lists have them. */
export function SkeletonList({ rows = 3 }: { rows?: number | undefined }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-4 p-3">
      {places(rows).map((row) => (
        <div key={row} className="flex items-start gap-3">
          <div className="size-5 shrink-0 animate-breathe rounded-full bg-pressed" />
          <Skeleton lines={2} className="flex-1 pt-1" />
        </div>
      ))}
    </div>
  );
}

const places = (count: number): number[] => [...Array(count).keys()];
