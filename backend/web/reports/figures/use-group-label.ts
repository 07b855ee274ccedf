import type { HoursGroup } from '@threadline/shared/reports/schema';
import type { TimeCategory } from '@threadline/shared/time/choices';
import { useLocale } from '@threadline/shared/ui/clock';
import { useTranslation } from 'react-i18next';
import { type Grouping, isWidth } from '../rows/rows-ask.js';
import { formatBucket } from './format-period.js';

type Named = Pick<HoursGroup, 'key' | 'label'>;

/** The name of a group: of a customer or person, a category in the reader's language, a week by its first day. */
export function useGroupLabel(grouping: Grouping): (group: Named) => string {
  const { t } = useTranslation('reports');
  const { t: word } = useTranslation('desk');
  const locale = useLocale();
  return ({ key, label }) => {
    if (key === null)
      return t(grouping === 'unit' ? 'groups.noUnit' : grouping === 'person' ? 'groups.nobody' : 'groups.none');
    if (isWidth(grouping)) return formatBucket(key, grouping, locale);
    if (grouping === 'category') return word(`categories.${key as TimeCategory}`);
    return label ?? t('groups.unnamed');
  };
}
