import { useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from '@threadline/shared/ui/button';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { Tabs } from '@threadline/shared/ui/tabs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NoPermission } from '../shell/failure-state.js';
import { useMay } from '../shell/me.js';
import { Page } from '../shell/page.js';
import { useArea } from '../shell/use-area.js';
import { AddMailboxDialog } from './add-mailbox-dialog.js';
import { BlockList } from './block-list.js';
import { mailboxArea } from './mailbox-area.js';
import { MailboxList } from './mailbox-list.js';
import { type MailboxTab, mailboxTabs } from './mailboxes-search.js';
import { StoredMail } from './stored-mail.js';

/** Mailboxes: how they are connected, what is kept of their mail, and who sees it. */
export function MailboxesPage() {
  useArea('mailboxes', mailboxArea);
  const { t } = useTranslation('desk');
  const { t: m } = useTranslation('mailboxes');
  const { tab = 'mailboxes' } = useSearch({ from: '/desk/mailboxes' });
  const navigate = useNavigate({ from: '/mailboxes' });
  const [adding, setAdding] = useState(false);
  const may = useMay('mailbox.read');
  const add = (
    <Button variant="primary" icon={<PlusIcon />} onClick={() => setAdding(true)}>
      {m('add')}
    </Button>
  );
  if (!may) {
    return (
      <Page title={t('sections.mailboxes')}>
        <NoPermission />
      </Page>
    );
  }
  const contents = { mailboxes: <MailboxList />, blocked: <BlockList />, stored: <StoredMail /> };
  return (
    <Page title={t('sections.mailboxes')} actions={add}>
      <p className="max-w-150 pb-4 text-soft">{m('explanation')}</p>
      <Tabs
        label={t('sections.mailboxes')}
        value={tab}
        onChange={(chosen) => void navigate({ search: { tab: chosen as MailboxTab } })}
        tabs={mailboxTabs.map((value) => ({ value, label: m(`tabs.${value}`), content: contents[value] }))}
      />
      {adding ? <AddMailboxDialog onClose={() => setAdding(false)} /> : null}
    </Page>
  );
}
