import { useQuery } from '@tanstack/react-query';
import { type GrantVendor, grantAnswerPath, type MailClient } from '@threadline/shared/mail-sync/clients';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { EditIcon, PlusIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyField } from '../security/sso/copy-field.js';
import { Card } from '../shell/page.js';
import { useWrite } from '../writing/use-write.js';
import { vendorNames } from './vendor-names.js';

interface ClientCardProps {
  vendor: GrantVendor;
  /** Null where none is set. */
  client: MailClient | null;
  onEdit: () => void;
}

/** One vendor: what to enter there, and which application is set. */
export function ClientCard({ vendor, client, onEdit }: ClientCardProps) {
  const { t } = useTranslation('desk');
  const title = useId();
  const base = usePublicAddress();
  return (
    <Card>
      <section aria-labelledby={title} className="flex flex-col gap-4 p-4">
        <header className="flex flex-wrap items-center gap-2">
          <h2 id={title} className="font-semibold text-title">
            {vendorNames[vendor]}
          </h2>
          <Badge tone={client ? 'accent' : 'outline'}>{t(client ? 'mailClients.set' : 'mailClients.unset')}</Badge>
        </header>
        {client ? <Facts client={client} /> : null}
        <p className="max-w-150 text-soft">{t(`mailClients.guide.${vendor}`)}</p>
        <CopyField label={t('mailClients.redirect')} value={base + grantAnswerPath(vendor)} />
        <Actions vendor={vendor} client={client} onEdit={onEdit} />
      </section>
    </Card>
  );
}

function Facts({ client: { clientId, tenant, mailboxes } }: { client: MailClient }) {
  const { t } = useTranslation('desk');
  const facts = [
    [t('mailClients.clientId'), clientId],
    ...(tenant === null ? [] : [[t('mailClients.tenant'), tenant] as const]),
    [t('mailClients.mailboxes'), t('mailClients.connected', { count: mailboxes })],
  ] as const;
  return (
    <dl className="flex flex-col gap-2">
      {facts.map(([label, value]) => (
        <div key={label}>
          <dt className="text-faint text-small">{label}</dt>
          <dd className="break-all">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function Actions({ vendor, client, onEdit }: ClientCardProps) {
  const { t } = useTranslation('desk');
  const [removing, setRemoving] = useState(false);
  const write = useWrite();
  const name = { vendor: vendorNames[vendor] };
  if (!client)
    return (
      <div>
        <Button
          variant="primary"
          icon={<PlusIcon />}
          aria-label={`${t('mailClients.setUp')}: ${name.vendor}`}
          onClick={onEdit}
        >
          {t('mailClients.setUp')}
        </Button>
      </div>
    );
  const remove = () => {
    setRemoving(false);
    const { id } = client;
    void write({
      send: (api, options) => api.mailClients.remove.mutate({ id }, options),
      touches: { about: 'mail_client' },
      done: t('mailClients.removed', name),
      undo: () => ({
        send: (api, options) => api.mailClients.restore.mutate({ id }, options),
        touches: { about: 'mail_client' },
      }),
    });
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button icon={<EditIcon />} aria-label={`${t('forms.edit')}: ${name.vendor}`} onClick={onEdit}>
        {t('forms.edit')}
      </Button>
      <Button
        variant="quiet"
        icon={<TrashIcon />}
        aria-label={`${t('mailClients.remove')}: ${name.vendor}`}
        onClick={() => setRemoving(true)}
      >
        {t('mailClients.remove')}
      </Button>
      <ConfirmDialog
        danger
        open={removing}
        onOpenChange={setRemoving}
        title={t('mailClients.removeTitle', name)}
        confirmLabel={t('mailClients.remove')}
        onConfirm={remove}
      >
        {t('mailClients.removeMeaning', { count: client.mailboxes })}
      </ConfirmDialog>
    </div>
  );
}

/** The address by which this server is known, which may be another than the one in the browser. */
function usePublicAddress(): string {
  const { data } = useQuery({
    queryKey: ['mailbox-grant-places'],
    queryFn: async () => {
      const answer = await fetch('/auth/mailboxes/places', { credentials: 'same-origin' });
      return ((await answer.json()) as { publicBaseUrl: string }).publicBaseUrl;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? location.origin;
}
