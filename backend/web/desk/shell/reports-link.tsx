import { Icon } from '@threadline/shared/ui/icons/icon';
import { useTranslation } from 'react-i18next';
import { useMay } from './me.js';

/** The way to the reports, which are pages of their own; for those who may read them. */
export function ReportsLink({ className, iconSize = 16 }: { className: string; iconSize?: number }) {
  const { t } = useTranslation('desk');
  if (!useMay('report.read')) return null;
  return (
    <a href="/reports/" className={className}>
      <Icon size={iconSize} className="text-faint">
        <path d="M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6" />
      </Icon>
      {t('frame.reports')}
    </a>
  );
}
