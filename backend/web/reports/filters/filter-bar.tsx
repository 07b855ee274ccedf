import { type Comparison, comparisons } from '@threadline/shared/reports/choices';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { FilterIcon } from '@threadline/shared/ui/icons/actions';
import { Popover } from '@threadline/shared/ui/popover';
import { SelectField } from '@threadline/shared/ui/select-field';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { NarrowingFields } from './narrowing-fields.js';
import { RangeField } from './range-field.js';
import { countNarrowing, defaultComparison, defaultRange } from './report-search.js';
import { useReportSearch } from './use-report-search.js';

/** Period, comparison, whom and what the report speaks of, and what only this report asks. */
export function FilterBar({ children }: { children?: ReactNode }) {
  const { t } = useTranslation('reports');
  const { search, change, put } = useReportSearch();
  const count = countNarrowing(search);
  return (
    <search aria-label={t('filters.name')} className="flex flex-wrap items-center gap-2 pb-3">
      <RangeField />
      <SelectField
        label={t('filters.compare')}
        hideLabel
        className="order-last min-w-56 flex-1 sm:order-none sm:w-60 sm:flex-none"
        value={search.compare ?? defaultComparison}
        onChange={(compare: Comparison) => change({ compare })}
        options={comparisons.map((value) => ({ value, label: t(`comparisons.${value}`) }))}
      />
      <Popover
        label={t('filters.more')}
        trigger={
          <Button icon={<FilterIcon />}>
            {t('filters.more')}
            {count > 0 ? <Badge tone="accent">{count}</Badge> : null}
          </Button>
        }
      >
        <NarrowingFields />
      </Popover>
      {children}
      {count > 0 ? (
        <Button variant="quiet" onClick={() => put({ range: defaultRange })}>
          {t('filters.clear')}
        </Button>
      ) : null}
    </search>
  );
}
