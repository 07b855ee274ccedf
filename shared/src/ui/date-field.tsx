import { useTranslation } from 'react-i18next';
import { quickDays } from '../i18n/format-time.js';
import { type CalendarDay, dayOf, nextMonday } from '../kernel/calendar.js';
import { classNames } from './class-names.js';
import { useClock } from './clock.js';
import { controlClasses, Field, type FieldProps } from './field.js';

export interface DateFieldProps extends FieldProps {
  /** `''` when no day is chosen. */
  value: CalendarDay | '';
  onChange: (day: CalendarDay | '') => void;
  /** The quick choices below; on by default. */
  quick?: boolean | undefined;
  min?: CalendarDay | undefined;
  max?: CalendarDay | undefined;
  required?: boolean | undefined;
}

/** The browser's date field with the days that are chosen most often. */
export function DateField(props: DateFieldProps) {
  const { value, onChange, quick = true, min, max, required, ...field } = props;
  return (
    <Field {...field}>
      {(wiring) => (
        <>
          <input
            {...wiring}
            {...{ value, min, max, required }}
            type="date"
            onChange={(event) => onChange(event.target.value)}
            className={classNames(controlClasses, 'h-control')}
          />
          {quick ? <QuickDays {...{ value, onChange, min, max }} /> : null}
        </>
      )}
    </Field>
  );
}

function QuickDays({ value, onChange, min, max }: Pick<DateFieldProps, 'value' | 'onChange' | 'min' | 'max'>) {
  const { t } = useTranslation('ui');
  const { now, timeZone } = useClock();
  const today = dayOf(now, timeZone);
  const days = quickDays(today, nextMonday(today));
  const labels = [t('today'), t('tomorrow'), t('inThreeDays'), t('nextWeek')];
  const allowed = (day: CalendarDay) => (!min || day >= min) && (!max || day <= max);
  return (
    <div className="flex flex-wrap gap-1">
      {days.map((day, index) => (
        <button
          key={labels[index]}
          type="button"
          title={index === 2 ? t('inThreeDaysName') : undefined}
          aria-pressed={value === day}
          disabled={!allowed(day)}
          onClick={() => onChange(day)}
          className={classNames(
            'h-6 rounded-sm px-1.5 text-small text-soft transition-colors hover:bg-hover hover:text-ink',
            'disabled:opacity-50 aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
          )}
        >
          {labels[index]}
        </button>
      ))}
    </div>
  );
}
