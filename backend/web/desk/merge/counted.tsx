import type { ContactMergePreview, CustomerMergePreview } from '@threadline/shared/merges/schema';
import { useTranslation } from 'react-i18next';

type Counts = Partial<CustomerMergePreview['counts'] & ContactMergePreview['counts']>;

/** Counts in words, without those that are nothing: "2 contacts, 1 task". */
export function useCounted(): (counts: Counts) => string {
  const { t } = useTranslation('desk');
  return (counts) =>
    (Object.entries(counts) as [keyof Counts, number][])
      .filter(([, count]) => count > 0)
      .map(([name, count]) => t(`merge.counts.${name}`, { count }))
      .join(', ');
}
