import { addDays } from '@threadline/shared/kernel/calendar';
import { Button } from '@threadline/shared/ui/button';
import { useLocale } from '@threadline/shared/ui/clock';
import { DateField } from '@threadline/shared/ui/date-field';
import { CalendarIcon } from '@threadline/shared/ui/icons/work';
import { Popover } from '@threadline/shared/ui/popover';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatPeriod } from '../figures/format-period.js';
import { type Preset, presets } from './periods.js';
import { defaultRange } from './report-search.js';
import { usePeriod, useReportSearch } from './use-report-search.js';

/** Which days: one of the usual periods, or any two days. */
export function RangeField() {
  const { t } = useTranslation('reports');
  const { search, change } = useReportSearch();
  const period = usePeriod();
  const locale = useLocale();
  const [open, setOpen] = useState(false);
  const custom = search.from !== undefined;
  const choose = (changes: { range?: Preset; from?: string; to?: string }) => {
    setOpen(false);
    change({ range: undefined, from: undefined, to: undefined, ...changes });
  };
  const trigger = (
    <Button icon={<CalendarIcon />}>
      {custom ? formatPeriod(period, locale) : t(`ranges.${search.range ?? defaultRange}`)}
    </Button>
  );
  return (
    <Popover label={t('filters.range')} trigger={trigger} open={open} onOpenChange={setOpen}>
      <div className="flex w-56 flex-col gap-3">
        <div className="flex flex-col">
          {presets.map((range) => (
            <Button
              key={range}
              variant="quiet"
              className="justify-start aria-pressed:bg-pressed aria-pressed:text-ink"
              aria-pressed={!custom && range === (search.range ?? defaultRange)}
              onClick={() => choose({ range })}
            >
              {t(`ranges.${range}`)}
            </Button>
          ))}
        </div>
        <OwnDays from={period.from} to={addDays(period.to, -1)} onChoose={choose} />
      </div>
    </Popover>
  );
}

interface OwnDaysProps {
  from: string;
  to: string;
  onChoose: (days: { from: string; to: string }) => void;
}

function OwnDays(props: OwnDaysProps) {
  const { t } = useTranslation('reports');
  const [from, setFrom] = useState(props.from);
  const [to, setTo] = useState(props.to);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (from && to) props.onChoose({ from, to });
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2 border-line border-t pt-3">
      <DateField label={t('filters.from')} value={from} onChange={setFrom} quick={false} required />
      <DateField label={t('filters.to')} value={to} onChange={setTo} quick={false} min={from} required />
      <Button type="submit" variant="primary">
        {t('filters.useDays')}
      </Button>
    </form>
  );
}
