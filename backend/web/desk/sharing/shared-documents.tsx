import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Document } from '@threadline/shared/files/schema';
import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { PlusIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { WhoSeesButton } from '../access/who-sees-this.js';
import { AsideBlock } from '../customer/aside-block.js';
import { useMay } from '../shell/me.js';
import { Card } from '../shell/page.js';
import { ShareDialog } from './share-dialog.js';
import { useDocuments } from './use-documents.js';
import { useSharing } from './use-sharing.js';

/** The customer's documents: those that they see, and those that they could. */
export function SharedDocuments({ sharing: { customerId } }: { sharing: Sharing }) {
  const { t } = useTranslation('desk');
  const documents = useQuery(useApi().files.list.queryOptions({ customerId, limit: 100 }));
  const [asking, setAsking] = useState<Document | null>(null);
  const items = documents.data?.items.filter(({ removedAt }) => removedAt === null) ?? [];
  return (
    <AsideBlock title={t('sharing.documents')} action={<AddDocument customerId={customerId} />}>
      {documents.data && items.length === 0 ? <p className="text-soft">{t('sharing.none')}</p> : null}
      {items.length > 0 ? (
        <Card>
          <ul className="divide-y divide-line">
            {items.map((document) => (
              <DocumentRow key={document.id} document={document} onShare={() => setAsking(document)} />
            ))}
          </ul>
        </Card>
      ) : null}
      {asking ? (
        <ShareDialog thing={{ customerId, kind: 'document', id: asking.id }} onClose={() => setAsking(null)} />
      ) : null}
    </AsideBlock>
  );
}

function DocumentRow({ document, onShare }: { document: Document; onShare: () => void }) {
  const { t } = useTranslation('desk');
  const { unshare } = useSharing();
  const { remove } = useDocuments(document.customerId);
  const shared = document.sharedAt !== null;
  const thing = { customerId: document.customerId, kind: 'document', id: document.id } as const;
  return (
    <li className="flex min-h-row flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
      <a href={document.downloadUrl} download={document.name} className="min-w-0 flex-1 basis-40 break-words underline">
        {document.name}
      </a>
      {shared ? <Badge tone="accent">{t('sharing.isShared')}</Badge> : null}
      {document.abilities.share ? (
        <Button size="small" onClick={shared ? () => void unshare(thing) : onShare}>
          {t(shared ? 'sharing.unshare' : 'sharing.share')}
        </Button>
      ) : null}
      <WhoSeesButton thing={{ kind: 'document', id: document.id }} name={document.name} />
      {document.abilities.remove ? (
        <IconButton
          small
          label={`${t('sharing.removeDocument')}: ${document.name}`}
          icon={<TrashIcon />}
          onClick={() => void remove(document)}
        />
      ) : null}
    </li>
  );
}

function AddDocument({ customerId }: { customerId: string }) {
  const { t } = useTranslation('desk');
  const field = useRef<HTMLInputElement>(null);
  const { add, busy } = useDocuments(customerId);
  if (!useMay('document.write')) return null;
  const take = async (file: File | undefined) => {
    if (file) await add(file);
    if (field.current) field.current.value = '';
  };
  return (
    <>
      <input
        ref={field}
        type="file"
        tabIndex={-1}
        aria-hidden
        className="hidden"
        onChange={(event) => void take(event.target.files?.[0])}
      />
      <Button size="small" icon={<PlusIcon />} busy={busy} onClick={() => field.current?.click()}>
        {t('sharing.addDocument')}
      </Button>
    </>
  );
}
