import type { HiddenReason } from '@threadline/shared/reports/choices';
import { useLocale } from '@threadline/shared/ui/clock';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { type AmountKind, formatAmount } from './format-amount.js';

/** Something that may be undefined, or withheld because it would tell the hours of one person. */
export interface Amount {
  value: number | null;
  hidden?: HiddenReason | null | undefined;
}

/** Says an amount; what is undefined or hidden is said in words, never as 0. */
export function useAmountText(): (amount: Amount, kind: AmountKind) => string {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  return useCallback(
    ({ value, hidden }, kind) => {
      if (value !== null) return formatAmount(value, kind, locale);
      return hidden ? t(`hidden.${hidden}`) : t('figures.none');
    },
    [t, locale],
  );
}
