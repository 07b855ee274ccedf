import type { ConnectionDomain, SsoConnection } from '@threadline/shared/security/sso';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { TrashIcon } from '@threadline/shared/ui/icons/actions';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { TextField } from '@threadline/shared/ui/text-field';
import { type FormEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/me.js';
import { useSubmit } from '../../writing/use-submit.js';
import { useWrite } from '../../writing/use-write.js';
import { CopyField } from './copy-field.js';

/** The organisation's own domains, and how each is proven. */
export function Domains({ connection }: { connection: SsoConnection }) {
  const { t } = useTranslation('desk');
  const { organisation } = useMe();
  const title = useId();
  return (
    <section aria-labelledby={title} className="flex flex-col gap-2">
      <h3 id={title} className="font-medium">
        {t('sso.domains')}
      </h3>
      <p className="text-soft">
        {connection.domains.length > 0 ? t('sso.domainsHint') : t('sso.noDomains', { slug: organisation.slug })}
      </p>
      <ul className="flex flex-col divide-y divide-line">
        {connection.domains.map((domain) => (
          <li key={domain.domain} className="py-2">
            <DomainRow connection={connection} named={domain} />
          </li>
        ))}
      </ul>
      <AddDomain id={connection.id} />
    </section>
  );
}

function DomainRow({ connection: { id }, named }: { connection: SsoConnection; named: ConnectionDomain }) {
  const { t } = useTranslation('desk');
  const { domain, record, verified } = named;
  const write = useWrite();
  const check = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.sso.checkDomain.mutate({ id, domain }, options),
        touches: { about: 'sso' },
        done: t('sso.checked', { domain }),
        quiet: true,
      }),
    onDone: () => undefined,
  });
  const remove = () =>
    void write({
      send: (api, options) => api.sso.removeDomain.mutate({ id, domain }, options),
      touches: { about: 'sso' },
      done: t('sso.domainRemoved', { domain }),
    });
  return (
    <div className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <span className="min-w-0 break-all">{domain}</span>
        <Badge tone={verified ? 'accent' : 'outline'}>{t(verified ? 'sso.proven' : 'sso.unproven')}</Badge>
        <span className="ml-auto flex gap-1">
          {verified ? null : (
            <Button size="small" busy={check.busy} onClick={check.onSubmit}>
              {t('sso.check')}
            </Button>
          )}
          <IconButton small label={t('sso.removeDomain', { domain })} icon={<TrashIcon />} onClick={remove} />
        </span>
      </div>
      {check.refusal && !verified ? <InlineNotice tone="warning">{check.refusal}</InlineNotice> : null}
      {verified ? null : <CopyField label={t('sso.record', { domain })} value={record} />}
    </div>
  );
}

function AddDomain({ id }: { id: string }) {
  const { t } = useTranslation('desk');
  const [domain, setDomain] = useState('');
  const write = useWrite();
  const { onSubmit, busy, refusal } = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.sso.addDomain.mutate({ id, domain }, options),
        touches: { about: 'sso' },
        quiet: true,
      }),
    onDone: () => setDomain(''),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form onSubmit={submit} className="flex flex-col gap-2">
      {refusal ? <InlineNotice tone="error">{refusal.replace(/^domain: /, '')}</InlineNotice> : null}
      <div className="flex items-end gap-2">
        <TextField
          label={t('sso.domain')}
          className="min-w-0 max-w-80 flex-1"
          autoCapitalize="none"
          spellCheck={false}
          placeholder="acme.com"
          value={domain}
          onChange={(event) => setDomain(event.target.value)}
        />
        <Button type="submit" busy={busy} disabled={domain.trim() === ''}>
          {t('sso.addDomain')}
        </Button>
      </div>
    </form>
  );
}
