import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

interface RemoveMailboxDialogProps {
  mailbox: Mailbox;
  connected: boolean;
  onClose: () => void;
}

/** Ends a mailbox, and asks what becomes of its mail. */
export function RemoveMailboxDialog({ mailbox, connected, onClose }: RemoveMailboxDialogProps) {
  const { t } = useTranslation('desk');
  const { t: m } = useTranslation('mailboxes');
  const { id, address } = mailbox;
  const [mail, setMail] = useState<'keep' | 'purge'>('keep');
  const write = useWrite();
  const remove = () => {
    onClose();
    void write({
      send: async (api, options) => {
        if (connected) await api.mailSync.disconnect.mutate({ mailboxId: id }, options);
        return api.mailboxes.remove.mutate({ id, mail }, { context: { idempotencyKey: crypto.randomUUID() } });
      },
      touches: { about: 'mailbox' },
      done: m('removed', { address }),
    });
  };
  const footer = (
    <>
      <Button onClick={onClose}>{t('forms.cancel')}</Button>
      <Button variant="danger" onClick={remove}>
        {m('remove')}
      </Button>
    </>
  );
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={m('removeTitle', { address })}
      description={m('removeMeaning')}
      footer={footer}
    >
      {mailbox.abilities.set ? (
        <SelectField
          label={m('tabs.stored')}
          hideLabel
          value={mail}
          onChange={setMail}
          options={[
            { value: 'keep', label: m('removeKeep') },
            { value: 'purge', label: m('removePurge') },
          ]}
        />
      ) : null}
    </Dialog>
  );
}
