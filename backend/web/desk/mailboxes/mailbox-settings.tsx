import { mailboxStores, mailTiers } from '@threadline/shared/mailboxes/choices';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { Button } from '@threadline/shared/ui/button';
import { Drawer } from '@threadline/shared/ui/drawer';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { BlockList } from './block-list.js';
import { MailboxPeople } from './mailbox-people.js';
import { changeOf, draftOf, type SettingsDraft } from './settings-draft.js';

interface MailboxSettingsProps {
  mailbox: Mailbox;
  onClose: () => void;
}

/** What is kept of a mailbox's mail, who sees it, how it signs, and of a shared one who works in it. */
export function MailboxSettings({ mailbox, onClose }: MailboxSettingsProps) {
  const { t } = useTranslation('desk');
  const { t: m } = useTranslation('mailboxes');
  const form = useId();
  const [draft, setDraft] = useState(() => draftOf(mailbox));
  const change = (changes: Partial<SettingsDraft>) => setDraft((before) => ({ ...before, ...changes }));
  const write = useWrite();
  const { onSubmit, busy, refusal } = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.mailboxes.update.mutate({ id: mailbox.id, ...changeOf(draft) }, options),
        touches: { about: 'mailbox' },
        done: m('saved'),
        quiet: true,
      }),
    onDone: onClose,
  });
  const footer = (
    <>
      <Button onClick={onClose}>{t('forms.cancel')}</Button>
      <Button type="submit" form={form} variant="primary" busy={busy}>
        {m('save')}
      </Button>
    </>
  );
  const title = m('everythingOf', { address: mailbox.address });
  return (
    <Drawer open onOpenChange={(open) => open || onClose()} title={title} footer={footer}>
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
        <Keeping mailbox={mailbox} draft={draft} change={change} />
        <Labels draft={draft} change={change} />
        <Writing draft={draft} change={change} />
      </form>
      {mailbox.abilities.people ? (
        <>
          <MailboxPeople mailboxId={mailbox.id} />
          <BlockList mailboxId={mailbox.id} />
        </>
      ) : null}
    </Drawer>
  );
}

interface FieldsProps {
  draft: SettingsDraft;
  change: (changes: Partial<SettingsDraft>) => void;
}

function Keeping({ mailbox, draft, change }: FieldsProps & { mailbox: Mailbox }) {
  const { t: m } = useTranslation('mailboxes');
  return (
    <>
      <SelectField
        label={m('tier')}
        value={draft.tier}
        onChange={(tier) => change({ tier })}
        options={mailTiers.toReversed().map((value) => ({ value, label: m(`tiers.${value}`) }))}
      />
      {mailbox.owner ? (
        <SelectField
          label={m('sees')}
          value={draft.kind}
          onChange={(kind) => change({ kind })}
          options={[
            { value: 'personal', label: m('seesPersonal') },
            { value: 'shared', label: m('seesShared') },
          ]}
        />
      ) : null}
      <p role="status" className="rounded-md bg-sunken px-3 py-2 text-soft">
        {m(`preview.${draft.kind}.${draft.tier}`)}
      </p>
      {mailbox.owner && draft.kind === 'shared' ? null : (
        <SelectField
          label={m('store')}
          value={draft.store}
          onChange={(store) => change({ store })}
          options={mailboxStores.map((value) => ({ value, label: m(`stores.${value}`) }))}
        />
      )}
      <p className="text-faint text-small">
        {m('never')} {m('lessLater')}
      </p>
    </>
  );
}

function Labels({ draft, change }: FieldsProps) {
  const { t: m } = useTranslation('mailboxes');
  return (
    <>
      <TextArea
        label={m('labelsIn')}
        hint={m('labelsInHint')}
        value={draft.labelsIn}
        onChange={(event) => change({ labelsIn: event.target.value })}
      />
      <TextArea
        label={m('labelsOut')}
        hint={m('labelsOutHint')}
        value={draft.labelsOut}
        onChange={(event) => change({ labelsOut: event.target.value })}
      />
    </>
  );
}

function Writing({ draft, change }: FieldsProps) {
  const { t: m } = useTranslation('mailboxes');
  return (
    <>
      <TextField
        label={m('name')}
        hint={m('nameHint')}
        maxLength={120}
        value={draft.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextArea
        label={m('signature')}
        hint={m('signatureHint')}
        rows={3}
        maxLength={5000}
        value={draft.signature}
        onChange={(event) => change({ signature: event.target.value })}
      />
    </>
  );
}
