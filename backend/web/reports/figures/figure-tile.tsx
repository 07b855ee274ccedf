import type { Figure } from '@threadline/shared/reports/schema';
import { classNames } from '@threadline/shared/ui/class-names';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowsAsk } from '../rows/rows-ask.js';
import { useOpenRows } from '../rows/rows-place.js';
import type { Better } from './change.js';
import { Delta } from './delta.js';
import type { AmountKind } from './format-amount.js';
import { useAmountText } from './use-amount-text.js';

export interface FigureTileProps {
  label: string;
  figure: Figure;
  kind: AmountKind;
  better?: Better;
  /** The rows behind it. */
  rows?: RowsAsk | undefined;
}

/** One figure of a report with how it moved; it opens the rows that it counts. */
export function FigureTile({ label, figure, kind, better = null, rows }: FigureTileProps) {
  const { t } = useTranslation('reports');
  const open = useOpenRows();
  const text = useAmountText()(figure, kind);
  const undefinable = figure.value === null;
  const shown = <span className={undefinable ? 'text-body text-faint' : 'font-semibold text-heading'}>{text}</span>;
  return (
    <div
      className={classNames(
        'grid min-w-0 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-3 gap-y-0.5 rounded-md border',
        'border-line bg-surface px-3 py-2 min-[26rem]:flex min-[26rem]:flex-col min-[26rem]:items-stretch',
      )}
    >
      <span className="text-small text-soft">{label}</span>
      {rows && !undefinable ? (
        <button
          type="button"
          aria-label={t('rows.open', { what: label, amount: text })}
          onClick={() => open({ title: label, ask: rows })}
          className="self-start text-left tabular-nums underline decoration-line-strong decoration-dotted underline-offset-4 hover:decoration-accent"
        >
          {shown}
        </button>
      ) : (
        <span className="min-h-6 tabular-nums">{shown}</span>
      )}
      <span className="col-span-2 text-small">
        <Delta {...{ figure, kind, better }} />
      </span>
    </div>
  );
}

export function FigureTiles({ children }: { children: ReactNode }) {
  return <div className="grid grid-cols-1 gap-2 pb-4 min-[26rem]:grid-cols-2 lg:grid-cols-4">{children}</div>;
}
