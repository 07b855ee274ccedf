import { Children, type ReactNode, useId } from 'react';
import { Card } from '../shell/page.js';

export interface RowGroupProps {
  title: string;
  count: number;
  /** Needs a person now. */
  urgent?: boolean;
  children: ReactNode;
}

/** A headed card of rows; nothing at all when there are none. Up and down move between rows. */
export function RowGroup({ title, count, urgent, children }: RowGroupProps) {
  const id = useId();
  if (count === 0) return null;
  return (
    <section aria-labelledby={id} className="flex flex-col gap-2">
      <h2 id={id} className="flex items-center gap-2 font-semibold text-soft">
        <span className={urgent ? 'text-danger-ink' : undefined}>{title}</span>
        <span className="font-normal text-faint tabular-nums">{count}</span>
      </h2>
      <Card>
        <ul className="divide-y divide-line">
          {Children.map(children, (row) => (
            <li data-row className="focus-within:bg-hover hover:bg-hover">
              {row}
            </li>
          ))}
        </ul>
      </Card>
    </section>
  );
}
