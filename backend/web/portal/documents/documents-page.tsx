import { useQuery } from '@tanstack/react-query';
import { NoteIcon } from '@threadline/shared/ui/icons/work';
import { useTranslation } from 'react-i18next';
import { Page } from '../shell/card.js';
import { documentsRead } from '../shell/reads.js';
import { Nothing, Shown } from '../shell/states.js';
import { DocumentItem } from './document-item.js';

/** All shared documents. */
export function DocumentsPage() {
  const { t } = useTranslation('portal');
  const documents = useQuery(documentsRead);
  return (
    <Page title={t('pages.documents')}>
      <Shown read={documents}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing icon={<NoteIcon size={24} />} title={t('documents.none')}>
              {t('documents.noneHint')}
            </Nothing>
          ) : (
            <ul className="divide-y divide-line rounded-md border border-line bg-surface px-4 py-1">
              {items.map((document) => (
                <DocumentItem key={document.id} document={document} />
              ))}
            </ul>
          )
        }
      </Shown>
    </Page>
  );
}
