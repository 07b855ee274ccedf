import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import type { Task } from '@threadline/shared/tasks/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { ShareDialog } from './share-dialog.js';
import { type TaskShare, useSharing } from './use-sharing.js';

/** Whether the customer sees a task, who there does it, and what they read with it. */
export function SharingOfTask({ task }: { task: Task }) {
  return useMay('portal.read') ? <Standing task={task} /> : null;
}

function Standing({ task }: { task: Task }) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const { unshare } = useSharing();
  const customerId = task.customer.id;
  const sharing = useQuery(useApi().sharing.get.queryOptions({ customerId }));
  if (!sharing.data?.abilities.share) return null;
  const shared = sharing.data.tasks.find(({ id }) => id === task.id);
  const told = toldWith(shared);
  const thing = { customerId, kind: 'task', id: task.id, ...told } as const;
  return (
    <div className="flex flex-wrap items-center gap-2 border-line border-t pt-3">
      {shared ? <Badge tone="accent">{t('sharing.isShared')}</Badge> : null}
      <Button onClick={() => setAsking(true)}>{t(shared ? 'sharing.change' : 'sharing.share')}</Button>
      {shared ? (
        <Button variant="quiet" onClick={() => void unshare(thing)}>
          {t('sharing.unshare')}
        </Button>
      ) : null}
      {asking ? <Asking task={task} told={told} guests={sharing.data.guests} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}

interface AskingProps {
  task: Task;
  told: Required<TaskShare>;
  guests: Sharing['guests'];
  onClose: () => void;
}

function Asking({ task, told, guests, onClose }: AskingProps) {
  const { t } = useTranslation('desk');
  const [value, setValue] = useState(told);
  const change = (fields: TaskShare) => setValue((before) => ({ ...before, ...fields }));
  return (
    <ShareDialog thing={{ customerId: task.customer.id, kind: 'task', id: task.id, ...value }} onClose={onClose}>
      <div className="flex flex-col gap-3 pb-3">
        <Checkbox
          label={t('sharing.forCustomer')}
          checked={value.forCustomer}
          onChange={(forCustomer) => change({ forCustomer, ...(forCustomer ? {} : { contactId: null }) })}
        />
        {value.forCustomer ? (
          <SelectField
            label={t('sharing.contact')}
            value={value.contactId ?? ''}
            onChange={(contactId) => change({ contactId: contactId || null })}
            options={[
              { value: '', label: t('sharing.anybody') },
              ...guests.map(({ contactId, name }) => ({ value: contactId, label: name })),
            ]}
          />
        ) : null}
        <TextArea
          label={t('sharing.text')}
          hint={t('sharing.textHint')}
          optional
          rows={3}
          maxLength={4000}
          value={value.customerText}
          onChange={(event) => change({ customerText: event.target.value })}
        />
      </div>
    </ShareDialog>
  );
}

function toldWith(shared: Sharing['tasks'][number] | undefined): Required<TaskShare> {
  return {
    forCustomer: shared?.forCustomer ?? true,
    contactId: shared?.contact?.id ?? null,
    customerText: shared?.customerText ?? '',
  };
}
