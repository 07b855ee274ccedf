import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { GrantVendor } from '@threadline/shared/mail-sync/clients';
import type { Connection } from '@threadline/shared/mail-sync/schema';
import type { MailVendor } from '@threadline/shared/mailboxes/choices';
import type { Mailbox } from '@threadline/shared/mailboxes/schema';
import { DateField } from '@threadline/shared/ui/date-field';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { SelectField } from '@threadline/shared/ui/select-field';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { postProven } from '../sign-in/post-auth.js';
import { FormDialog } from '../writing/form-dialog.js';
import { ImapFields } from './imap-fields.js';
import { useConnectImap } from './use-connect-imap.js';

export interface ConnectDialogProps {
  mailbox: Mailbox;
  /** What it was connected by until now. */
  connection: Connection | null;
  onClose: () => void;
}

/** Connects a mailbox: by a yes at its vendor, or by its servers, which are tried before anything is kept. */
export function ConnectDialog({ mailbox, connection, onClose }: ConnectDialogProps) {
  const { t: m } = useTranslation('mailboxes');
  const offered = useQuery(useApi().mailClients.offered.queryOptions({})).data?.vendors ?? [];
  const [chosen, setChosen] = useState<MailVendor | null>(connection?.vendor ?? null);
  const [from, setFrom] = useState(connection?.backFillFrom ?? '');
  const vendors: MailVendor[] = [...offered, 'imap'];
  const vendor = chosen && vendors.includes(chosen) ? chosen : (vendors[0] ?? 'imap');
  const backFillFrom = from || null;
  const imap = useConnectImap({ mailbox, connection, backFillFrom, onDone: onClose });
  const grant = useGrant({ mailbox, backFillFrom });
  const byServers = vendor === 'imap';
  const { onSubmit, busy, refusal } = byServers ? imap : { ...grant, onSubmit: () => grant.go(vendor) };
  return (
    <FormDialog
      title={m('connecting.title', { address: mailbox.address })}
      submitLabel={byServers ? m('connecting.test') : m('connecting.go', { vendor: m(`grantors.${vendor}`) })}
      incomplete={byServers && !imap.complete}
      onClose={onClose}
      {...{ onSubmit, busy, refusal }}
    >
      <SelectField
        label={m('connecting.by')}
        value={vendor}
        onChange={setChosen}
        options={vendors.map((value) => ({ value, label: m(`vendors.${value}`) }))}
      />
      {offered.length === 0 ? <InlineNotice tone="info">{m('connecting.notOffered')}</InlineNotice> : null}
      {byServers ? (
        <ImapFields draft={imap.draft} change={imap.change} />
      ) : (
        <p className="text-soft">{m('connecting.yes', { vendor: m(`grantors.${vendor}`) })}</p>
      )}
      <DateField
        label={m('connecting.from')}
        hint={m('connecting.fromHint')}
        optional
        quick={false}
        value={from}
        onChange={setFrom}
      />
    </FormDialog>
  );
}

/** Sends the browser to the vendor, from where it comes back with a yes or a no. */
function useGrant({ mailbox, backFillFrom }: { mailbox: Mailbox; backFillFrom: string | null }) {
  const { t } = useTranslation('desk');
  const [busy, setBusy] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  const go = async (vendor: GrantVendor) => {
    setBusy(true);
    const input = { vendor, mailboxId: mailbox.id, kind: mailbox.kind, backFillFrom };
    const answer = await postProven('/auth/mailboxes/begin', input);
    const { redirectTo } = (answer.body ?? {}) as { redirectTo?: string };
    if (answer.ok && redirectTo) return location.assign(redirectTo);
    setBusy(false);
    setRefusal(answer.message || t('frame.unreachable'));
  };
  return { go: (vendor: MailVendor) => void (vendor === 'imap' ? undefined : go(vendor)), busy, refusal };
}
