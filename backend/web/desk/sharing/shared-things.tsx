import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import { Button } from '@threadline/shared/ui/button';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { AsideBlock } from '../customer/aside-block.js';
import { Card } from '../shell/page.js';
import { type SharedThing, type TaskShare, useSharing } from './use-sharing.js';

interface Shown {
  title: string;
  sharedAt: string;
  thing: SharedThing & TaskShare;
}

/** The tasks and conversations that the customer sees now. */
export function SharedThings({ sharing }: { sharing: Sharing }) {
  const { customerId } = sharing;
  const tasks = sharing.tasks.map(({ id, title, sharedAt, forCustomer, customerText, contact }): Shown => {
    const told = { forCustomer, customerText, contactId: contact?.id ?? null };
    return { title, sharedAt, thing: { customerId, kind: 'task', id, ...told } };
  });
  const conversations = sharing.conversations.map(
    ({ threadId, subject, sharedAt }): Shown => ({
      ...{ title: subject, sharedAt },
      thing: { customerId, kind: 'conversation', id: threadId },
    }),
  );
  return (
    <>
      <ShownList name="tasks" items={tasks} may={sharing.abilities.share} />
      <ShownList name="conversations" items={conversations} may={sharing.abilities.share} />
    </>
  );
}

interface ShownListProps {
  name: 'tasks' | 'conversations';
  items: readonly Shown[];
  may: boolean;
}

function ShownList({ name, items, may }: ShownListProps) {
  const { t } = useTranslation('desk');
  const { unshare } = useSharing();
  return (
    <AsideBlock title={t(`sharing.${name}`)}>
      {items.length === 0 ? <p className="text-soft">{t('sharing.none')}</p> : null}
      {items.length > 0 ? (
        <Card>
          <ul className="divide-y divide-line">
            {items.map(({ title, sharedAt, thing }) => (
              <li key={thing.id} className="flex min-h-row flex-wrap items-center gap-x-3 px-3 py-1.5">
                <span className="min-w-0 flex-1 basis-40 break-words">{title || t('mail.noSubject')}</span>
                <RelativeTime at={sharedAt} className="text-faint text-small" />
                {may ? (
                  <Button size="small" onClick={() => void unshare(thing)}>
                    {t('sharing.unshare')}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        </Card>
      ) : null}
    </AsideBlock>
  );
}
