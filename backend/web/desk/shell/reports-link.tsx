import { Icon, type IconProps } from '@threadline/shared/ui/icons/icon';
import { useTranslation } from 'react-i18next';
import { useMay } from './me.js';

const href = '/reports/';

/** Where the reports are, which are pages of their own; null for those who may not read them. */
export function useReports() {
  const { t } = useTranslation('desk');
  if (!useMay('report.read')) return null;
  return { label: t('frame.reports'), keys: 'g a', open: () => location.assign(href) };
}

export function ReportsIcon(props: IconProps) {
  return (
    <Icon {...props}>
      <path d="M2.5 13.5h11M4.5 11V8M8 11V3.5M11.5 11V6" />
    </Icon>
  );
}

/** The way to the reports. */
export function ReportsLink({ className, iconSize = 16 }: { className: string; iconSize?: number }) {
  const reports = useReports();
  if (!reports) return null;
  return (
    <a href={href} className={className}>
      <ReportsIcon size={iconSize} className="text-faint" />
      {reports.label}
    </a>
  );
}
