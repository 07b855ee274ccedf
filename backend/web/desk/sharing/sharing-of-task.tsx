import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Sharing } from '@threadline/shared/portal/sharing-schema';
import type { Task } from '@threadline/shared/tasks/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { GlobeIcon } from '@threadline/shared/ui/icons/navigation';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { ShareDialog } from './share-dialog.js';
import { SharingRead } from './sharing-read.js';
import { type TaskShare, useSharing } from './use-sharing.js';

/** Whether the customer sees a task, who there does it, and what they read with it. */
export function SharingOfTask({ task }: { task: Task }) {
  return useMay('portal.read') ? <Reading task={task} /> : null;
}

function Reading({ task }: { task: Task }) {
  const read = useQuery(useApi().sharing.get.queryOptions({ customerId: task.customer.id }));
  return (
    <div className="border-line border-t pt-3">
      <SharingRead read={read}>{(sharing) => <Standing task={task} sharing={sharing} />}</SharingRead>
    </div>
  );
}

function Standing({ task, sharing }: { task: Task; sharing: Sharing }) {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const { unshare } = useSharing();
  const shared = sharing.tasks.find(({ id }) => id === task.id);
  const told = toldWith(shared);
  const thing = { customerId: task.customer.id, kind: 'task', id: task.id, ...told } as const;
  const may = sharing.abilities.share;
  return (
    <>
      {shared ? <Badge tone="accent">{t('sharing.isShared')}</Badge> : null}
      {may || shared ? null : <span className="text-soft">{t('sharing.notShared')}</span>}
      {may ? (
        <Button icon={<GlobeIcon />} onClick={() => setAsking(true)}>
          {t(shared ? 'sharing.change' : 'sharing.share')}
        </Button>
      ) : null}
      {may && shared ? (
        <Button variant="quiet" onClick={() => void unshare(thing)}>
          {t('sharing.unshare')}
        </Button>
      ) : null}
      {asking ? (
        <Asking {...{ task, told, shared: Boolean(shared) }} guests={sharing.guests} onClose={() => setAsking(false)} />
      ) : null}
    </>
  );
}

interface AskingProps {
  task: Task;
  told: Required<TaskShare>;
  shared: boolean;
  guests: Sharing['guests'];
  onClose: () => void;
}

function Asking({ task, told, shared, guests, onClose }: AskingProps) {
  const { t } = useTranslation('desk');
  const [value, setValue] = useState(told);
  const change = (fields: TaskShare) => setValue((before) => ({ ...before, ...fields }));
  const thing = { customerId: task.customer.id, kind: 'task', id: task.id } as const;
  const before = shared ? { ...thing, ...told } : null;
  return (
    <ShareDialog thing={{ ...thing, ...value }} before={before} onClose={onClose}>
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
