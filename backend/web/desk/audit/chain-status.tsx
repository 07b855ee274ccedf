import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { useLocale } from '@threadline/shared/ui/clock';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';

/** How many entries are chained, what was checked just now, and when the chain's end was last written down elsewhere. */
export function ChainStatus() {
  const { t } = useTranslation('audit');
  const locale = useLocale();
  const status = useQuery(useApi().audit.status.queryOptions({}));
  if (!status.data) return status.error ? <Unread onRetry={() => void status.refetch()} /> : <Reading />;
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

/** A status that nobody could read says so: silence would look like a log that is whole. */
function Unread({ onRetry }: { onRetry: () => void }) {
  const { t } = useTranslation('audit');
  return (
    <div className="pb-3">
      <InlineNotice
        tone="warning"
        action={
          <Button size="small" onClick={onRetry}>
            {t('again')}
          </Button>
        }
      >
        {t('unread')}
      </InlineNotice>
    </div>
  );
}

function Reading() {
  const { t } = useTranslation('audit');
  return (
    <p role="status" className="pb-3 text-faint">
      {t('reading')}
    </p>
  );
}
