import { useApiClient } from '@threadline/shared/api';
import { formatSize } from '@threadline/shared/i18n/format-size';
import { formatExact } from '@threadline/shared/i18n/format-time';
import type { Archive } from '@threadline/shared/transfer/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { useClock, useLocale } from '@threadline/shared/ui/clock';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { useDownload } from '../shell/use-download.js';

/** One archive: who asked for it, how far it is, and the file while it lasts. */
export function ArchiveRow({ archive }: { archive: Archive }) {
  const { t } = useTranslation('export');
  const { state, requestedBy, requestedAt } = archive;
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="font-medium">
          <RelativeTime at={requestedAt} />
        </p>
        <p className="text-small text-soft">{t('by', { name: requestedBy.name })}</p>
        <Holds archive={archive} />
      </div>
      <Badge tone={state === 'failed' ? 'attention' : state === 'ready' ? 'accent' : 'neutral'}>
        {t(`states.${state}`)}
      </Badge>
      {archive.abilities.download ? <Download archive={archive} /> : null}
    </div>
  );
}

function Holds({ archive: { state, progress, rows, files, size, expiresAt, failure } }: { archive: Archive }) {
  const { t } = useTranslation('export');
  const locale = useLocale();
  if (state === 'failed') {
    return <p className="text-danger-ink text-small">{failure ? t('failedNumbered', { failure }) : t('failedHint')}</p>;
  }
  if (state === 'waiting' || state === 'working')
    return <progress className="mt-1 h-2 w-48 max-w-full accent-accent" value={progress} aria-label={t('progress')} />;
  const count = new Intl.NumberFormat(locale);
  const held = { rows: count.format(rows ?? 0), files: count.format(files ?? 0), size: formatSize(size ?? 0, locale) };
  return (
    <p className="text-small text-soft">
      {t('holds', held)}
      {state === 'ready' && expiresAt ? (
        <>
          {' · '}
          {t('until')} <RelativeTime at={expiresAt} />
        </>
      ) : null}
    </p>
  );
}

/** Asked first whether it may be: the file itself comes straight from the browser. */
function Download({ archive: { id, requestedAt } }: { archive: Archive }) {
  const { t } = useTranslation('export');
  const client = useApiClient();
  const locale = useLocale();
  const { timeZone } = useClock();
  const download = useDownload({
    ask: () => client.archives.prepareDownload.query({ id }),
    address: `/desk/archives/${id}`,
    begun: () => t('downloading'),
  });
  const when = formatExact(new Date(requestedAt), locale, timeZone);
  return (
    <>
      <Button size="small" busy={download.busy} onClick={download.take} aria-label={t('downloadNamed', { when })}>
        {t('download')}
      </Button>
      {download.refusal ? (
        <span role="alert" className="basis-full text-danger-ink text-small">
          {download.refusal}
        </span>
      ) : null}
    </>
  );
}
