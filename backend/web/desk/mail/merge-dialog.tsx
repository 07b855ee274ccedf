import { useNavigate } from '@tanstack/react-router';
import { useApiClient } from '@threadline/shared/api';
import { Button } from '@threadline/shared/ui/button';
import { Combobox } from '@threadline/shared/ui/combobox';
import { Dialog } from '@threadline/shared/ui/dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useArranging } from './use-arranging.js';

export interface MergeDialogProps {
  threadId: string;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

interface Other {
  id: string;
  subject: string;
}

/** Asks into which conversation this one goes. */
export function MergeDialog({ threadId, open, onOpenChange }: MergeDialogProps) {
  const { t } = useTranslation('desk');
  const { t: talk } = useTranslation('conversation');
  const client = useApiClient();
  const navigate = useNavigate();
  const { merge } = useArranging();
  const [other, setOther] = useState<Other | null>(null);
  const [busy, setBusy] = useState(false);
  const search = async (query: string, signal: AbortSignal): Promise<Other[]> => {
    const input = { limit: 10, ...(query.trim() ? { search: query.trim() } : {}) };
    const { items } = await client.threads.list.query(input, { signal });
    return items.filter(({ id }) => id !== threadId);
  };
  const confirm = async () => {
    if (!other) return;
    setBusy(true);
    const { answer } = await merge(threadId, other.id);
    setBusy(false);
    if (!answer) return;
    onOpenChange(false);
    void navigate({ to: '/conversations/$threadId', params: { threadId: other.id } });
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={talk('merge')}
      description={talk('mergeMeaning')}
      footer={
        <Button variant="primary" disabled={!other} busy={busy} onClick={() => void confirm()}>
          {talk('mergeNow')}
        </Button>
      }
    >
      <Combobox
        label={talk('other')}
        value={other}
        onChange={setOther}
        search={search}
        itemKey={({ id }) => id}
        itemLabel={({ subject }) => subject || t('mail.noSubject')}
      />
    </Dialog>
  );
}
