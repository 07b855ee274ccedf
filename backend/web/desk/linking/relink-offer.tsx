import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { RelinkPreview } from '@threadline/shared/threads/relink';
import { Button } from '@threadline/shared/ui/button';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArea } from '../shell/use-area.js';
import { linkingArea } from './linking-area.js';
import { RelinkPreviewDialog } from './relink-preview-dialog.js';
import { type RelinkAbout, useLinking } from './use-linking.js';

/** "12 older conversations match acme.com": to look at, or to link at once. Nothing where none does. */
export function RelinkOffer({ about, onDone }: { about: RelinkAbout; onDone: () => void }) {
  useArea('linking', linkingArea);
  const { t } = useTranslation(['desk', 'linking']);
  const api = useApi();
  const [looking, setLooking] = useState(false);
  const { relink } = useLinking();
  const { data: preview } = useQuery(api.threads.relinkPreview.queryOptions(about.basis));
  if (!preview || preview.toLink === 0) return null;
  const linkNow = () => void relink(about).then(({ failure }) => failure === null && onDone());
  const actions = (
    <>
      <Button size="small" onClick={() => setLooking(true)}>
        {t('linking:look')}
      </Button>
      <Button size="small" variant="primary" onClick={linkNow}>
        {t('linking:linkThem')}
      </Button>
    </>
  );
  return (
    <div className="pb-3">
      <InlineNotice tone="info">
        <p>
          <OfferText preview={preview} about={about.about} />
        </p>
        <span className="flex flex-wrap gap-2 pt-1.5">{actions}</span>
      </InlineNotice>
      {looking ? (
        <RelinkPreviewDialog {...{ about, preview }} onLink={linkNow} onClose={() => setLooking(false)} />
      ) : null}
    </div>
  );
}

function OfferText({ preview, about }: { preview: RelinkPreview; about: string }) {
  const { t } = useTranslation(['desk', 'linking']);
  const count = preview.toLink;
  return preview.looked < preview.found
    ? t('linking:offerMore', { count, about })
    : t('linking:offer', { count, about });
}
