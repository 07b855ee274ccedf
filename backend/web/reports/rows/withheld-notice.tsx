import type { ApiOutputs } from '@threadline/shared/api';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useTranslation } from 'react-i18next';

type Withheld = NonNullable<ApiOutputs['reports']['rows']['withheld']>;

/** Says what is in a figure and not among its rows: hours of people whose own hours the reader may not see. */
export function WithheldNotice({ withheld: { people } }: { withheld: Withheld }) {
  const { t } = useTranslation('reports');
  return <InlineNotice>{t('rows.withheld', { count: people })}</InlineNotice>;
}
