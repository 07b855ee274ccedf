import type { Figure } from '@threadline/shared/reports/schema';
import { classNames } from '@threadline/shared/ui/class-names';
import { ChevronDownIcon, ChevronUpIcon } from '@threadline/shared/ui/icons/navigation';
import { useTranslation } from 'react-i18next';
import { defaultComparison } from '../filters/report-search.js';
import { useReportSearch } from '../filters/use-report-search.js';
import { type Better, changeOf } from './change.js';
import type { AmountKind } from './format-amount.js';

export interface DeltaProps {
  figure: Figure;
  kind: AmountKind;
  better: Better;
}

/** How a figure moved, in the colour of whether that is good; nothing without a comparison. */
export function Delta({ figure, kind, better }: DeltaProps) {
  const { t } = useTranslation('reports');
  const { compare = defaultComparison } = useReportSearch().search;
  if (compare === 'none' || figure.value === null) return null;
  const change = changeOf(figure, kind, better);
  if (!change) {
    const why = figure.compared === null ? 'unknown' : 'nothing';
    return <span className="text-faint">{t(`deltas.${why}.${compare}`)}</span>;
  }
  if (change.direction === 'same') return <span className="text-faint">{t(`deltas.same.${compare}`)}</span>;
  const Arrow = change.direction === 'up' ? ChevronUpIcon : ChevronDownIcon;
  const amount = t(`deltas.${change.unit}.${change.direction}`, { size: change.size });
  const { good } = change;
  return (
    <span
      className={classNames(
        'inline-flex items-start gap-1 font-medium',
        good === null ? 'text-soft' : good ? 'text-accent-ink' : 'text-danger-ink',
      )}
    >
      <span className="flex h-lh shrink-0 items-center">
        <Arrow size={12} />
      </span>
      <span>
        {t(`deltas.than.${compare}`, { amount })}
        {good === null ? null : <span className="sr-only"> ({t(good ? 'deltas.better' : 'deltas.worse')})</span>}
      </span>
    </span>
  );
}
