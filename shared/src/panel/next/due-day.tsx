import { useTranslation } from 'react-i18next';
import { classNames } from '../../ui/class-names.js';
import { RelativeDay } from '../../ui/relative-time.js';
import { useToday } from '../forms/use-today.js';
import { isOverdue } from './next-order.js';

/** A due day; red, and said to be overdue, once it has passed. */
export function DueDay({ on, done }: { on: string; done?: boolean }) {
  const { t } = useTranslation('panel');
  const today = useToday();
  const overdue = !done && isOverdue(on, today);
  return (
    <span className={classNames('shrink-0 text-small', overdue ? 'font-medium text-danger-ink' : 'text-faint')}>
      {overdue ? <span className="sr-only">{t('next.overdue')} </span> : null}
      <RelativeDay on={on} />
    </span>
  );
}
