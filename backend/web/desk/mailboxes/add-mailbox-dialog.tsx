import type { MailboxKind } from '@threadline/shared/mailboxes/choices';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextField } from '@threadline/shared/ui/text-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay, useMe } from '../shell/me.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { ConnectDialog } from './connect-dialog.js';

/** Adds a mailbox, and goes on to connect it. */
export function AddMailboxDialog({ onClose }: { onClose: () => void }) {
  const { t: m } = useTranslation('mailboxes');
  const { person } = useMe();
  // Whoever sets how the organisation's mail is reached also adds what is the team's.
  const mayShare = useMay('mail_client.manage');
  const [address, setAddress] = useState(person.email);
  const [kind, setKind] = useState<MailboxKind>('personal');
  const [name, setName] = useState(person.name);
  const [added, setAdded] = useState<Mailbox | null>(null);
  const write = useWrite();
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.mailboxes.add.mutate({ address, kind, name }, options),
        touches: { about: 'mailbox' },
        done: m('added', { address }),
        quiet: true,
      }),
    onDone: setAdded,
  });
  if (added) return <ConnectDialog mailbox={added} connection={null} onClose={onClose} />;
  return (
    <FormDialog
      title={m('add')}
      submitLabel={m('addNow')}
      incomplete={!address.includes('@')}
      onClose={onClose}
      {...submit}
    >
      {mayShare ? (
        <SelectField
          label={m('whose')}
          value={kind}
          onChange={setKind}
          options={[
            { value: 'personal', label: m('whoseMine') },
            { value: 'shared', label: m('whoseTeam') },
          ]}
        />
      ) : null}
      <TextField
        label={m('address')}
        type="email"
        maxLength={254}
        value={address}
        onChange={(event) => setAddress(event.target.value)}
      />
      <TextField
        label={m('name')}
        hint={m('nameHint')}
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
    </FormDialog>
  );
}
