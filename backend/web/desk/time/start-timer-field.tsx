import { useTranslation } from 'react-i18next';
import { CustomerField } from '../customers/customer-field.js';
import { useTimer } from './use-timer.js';

/** Starts the clock for the customer that is chosen. */
export function StartTimerField() {
  const { t } = useTranslation('desk');
  const { start } = useTimer();
  return (
    <CustomerField
      label={t('time.startFor')}
      value={null}
      onChange={(customer) => customer && void start(customer)}
      placeholder={t('time.startHint')}
    />
  );
}
