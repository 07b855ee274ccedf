import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenThread } from '../../mail-host/port.js';
import type { ThreadContext } from '../../threads/schema.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/text-field.js';
import { useDraft } from '../drafts/use-draft.js';
import { InlineForm } from '../forms/inline-form.js';
import { usePanel, usePermission } from '../panel-context.js';
import { customerDraft, newCustomer } from './new-customer.js';
import { OtherWays } from './other-ways.js';
import { useLinkWrites } from './use-link-writes.js';
import { useOlderMail } from './use-older-mail.js';

/** Nobody we know: create the customer with what the mail tells, pick one, or never ask again. */
export default function UnknownSender({ thread, context }: { thread: OpenThread; context: ThreadContext }) {
  const { t } = useTranslation('panel');
  const [picking, setPicking] = useState(false);
  const [creating, setCreating] = useState(false);
  const { counterpart, abilities } = context;
  const title = counterpart ? t('unknown.title', { address: counterpart.address }) : t('unknown.nobody');
  return (
    <main className="flex flex-col gap-3 px-3 py-4">
      <h1 className="break-words font-semibold text-title">{title}</h1>
      <p className="text-soft">{abilities.createCustomer ? t('unknown.hint') : t('unknown.hintNoCreate')}</p>
      {creating ? (
        <CreateCustomer {...{ thread, context }} onClose={() => setCreating(false)} />
      ) : (
        abilities.createCustomer && (
          <Button variant="primary" className="self-start" onClick={() => setCreating(true)}>
            {t('unknown.create')}
          </Button>
        )
      )}
      <OtherWays {...{ thread, context, picking, setPicking }} />
    </main>
  );
}

function CreateCustomer({
  thread,
  context,
  onClose,
}: {
  thread: OpenThread;
  context: ThreadContext;
  onClose: () => void;
}) {
  const { t } = useTranslation('panel');
  const { queue } = usePanel();
  const { write } = useLinkWrites(thread);
  const tellOfOlderMail = useOlderMail();
  const mayArchive = usePermission('customer.archive');
  const draft = useDraft(`customer|${thread.key}`, customerDraft(context.counterpart));
  const { value, change } = draft;
  const save = async () => {
    const input = newCustomer(value, context.counterpart);
    const made = await write(
      { path: 'customers.create', input, threadKey: thread.key, text: value.name },
      {
        message: t('unknown.created', { name: value.name }),
        ...(mayArchive ? { reverse: (customer) => [{ path: 'customers.archive', input: { id: customer.id } }] } : {}),
      },
    );
    const known = { domain: input.domains?.[0], address: input.contact?.address };
    void queue.answer(made).then((done) => done && tellOfOlderMail({ customerId: done.id, ...known }));
    draft.clear();
    onClose();
  };
  return (
    <InlineForm label={t('unknown.create')} onSubmit={save} onClose={onClose} disabled={!value.name.trim()}>
      <TextField
        label={t('unknown.customerName')}
        autoFocus
        value={value.name}
        onChange={(event) => change({ name: event.target.value })}
      />
      <TextField
        label={t('unknown.domain')}
        optional
        hint={t('unknown.domainHint')}
        value={value.domain}
        onChange={(event) => change({ domain: event.target.value })}
      />
      <TextField
        label={t('unknown.contactName')}
        optional
        hint={context.counterpart?.address}
        value={value.contactName}
        onChange={(event) => change({ contactName: event.target.value })}
      />
    </InlineForm>
  );
}
