import type { ApiOutputs } from '@threadline/shared/api';
import { useLocale } from '@threadline/shared/ui/clock';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useTranslation } from 'react-i18next';
import { formatAmount } from '../figures/format-amount.js';

type Withheld = NonNullable<ApiOutputs['reports']['rows']['withheld']>;

/** Says what is in a figure and not among its rows: hours of people whose own hours the reader may not see. */
export function WithheldNotice({ withheld: { people, seconds, hidden } }: { withheld: Withheld }) {
  const { t } = useTranslation('reports');
  const locale = useLocale();
  const amount =
    seconds === null ? t(`hidden.${hidden ?? 'too_few_people'}`) : formatAmount(seconds, 'seconds', locale);
  return <InlineNotice>{t('rows.withheld', { count: people, amount })}</InlineNotice>;
}
