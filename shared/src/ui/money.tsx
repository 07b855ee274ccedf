import { type Amount, formatMoney } from '../i18n/format-money.js';
import { classNames } from './class-names.js';
import { useLocale } from './clock.js';

export interface MoneyProps extends Amount {
  /** Without cents, where the amount is a measure and no payment. */
  whole?: boolean | undefined;
  className?: string | undefined;
}

export function Money({ amountCents, currency, whole = false, className }: MoneyProps) {
  const locale = useLocale();
  return (
    <span className={classNames('tabular-nums', className)}>
      {formatMoney({ amountCents, currency, whole }, locale)}
    </span>
  );
}
