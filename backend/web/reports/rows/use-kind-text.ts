import { useTranslation } from 'react-i18next';

const areas = ['kinds', 'categories', 'statuses'] as const;

/** The word for the kind of an activity, a category of hours or a status; none for one it does not know. */
export function useKindText(): (kind: string | null) => string | null {
  const { t, i18n } = useTranslation('desk');
  return (kind) => {
    if (!kind) return null;
    const area = areas.find((one) => i18n.exists(`${one}.${kind}`, { ns: 'desk' }));
    return area ? t(`${area}.${kind}` as 'kinds.email') : null;
  };
}
