import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { useLocale } from '@threadline/shared/ui/clock';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

/** How many entries are chained, what was checked just now, and when the chain's end was last written down elsewhere. */
export function ChainStatus() {
  const { t } = useTranslation('audit');
  const locale = useLocale();
  const status = useQuery(useApi().audit.status.queryOptions({}));
  if (!status.data) return null;
  const { chain } = status.data;
  if (!chain) return <p className="pb-3 text-soft">{t('ownOnly')}</p>;
  if (!chain.isWhole) {
    return (
      <div className="pb-3">
        <InlineNotice tone="error">{t('notWhole')}</InlineNotice>
      </div>
    );
  }
  const count = new Intl.NumberFormat(locale);
  return (
    <p className="pb-3 text-soft">
      {t('whole', {
        count: chain.entries,
        entries: count.format(chain.entries),
        checked: count.format(chain.checked),
      })}{' '}
      {chain.anchoredAt ? (
        <>
          {t('anchored')} <RelativeTime at={chain.anchoredAt} />.
        </>
      ) : (
        t('notAnchored')
      )}
    </p>
  );
}
