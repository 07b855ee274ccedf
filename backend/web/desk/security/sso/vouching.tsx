import type { SsoConnection } from '@threadline/shared/security/sso';
import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../shell/me.js';
import { useWrite } from '../../writing/use-write.js';
import { useVouching } from './use-connection.js';

/** By which certificates a provider signs, as it shows them too. */
export function Fingerprints({ fingerprints }: Pick<SsoConnection, 'fingerprints'>) {
  const { t } = useTranslation('desk');
  if (fingerprints.length === 0) return null;
  return (
    <div>
      <p className="text-faint text-small">{t('sso.fingerprints')}</p>
      <ul>
        {fingerprints.map((one) => (
          <li key={one} className="break-all font-mono text-small">
            {one}
          </li>
        ))}
      </ul>
    </div>
  );
}

/** A connection lets no owner in until an owner says, having compared it with the provider, that it may. */
export function Vouching({ connection }: { connection: SsoConnection }) {
  const { t } = useTranslation('desk');
  const { name, issuer, fingerprints } = connection;
  const [asking, setAsking] = useState(false);
  const { person } = useMe();
  const write = useWrite();
  const vouching = useVouching(connection);
  const confirm = () => {
    setAsking(false);
    void write(vouching);
  };
  return (
    <>
      <InlineNotice tone="warning">{t('sso.noOwners')}</InlineNotice>
      {person.role === 'owner' ? <Button onClick={() => setAsking(true)}>{t('sso.vouch')}</Button> : null}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('sso.vouchTitle', { name })}
        confirmLabel={t('sso.vouch')}
        onConfirm={confirm}
      >
        <span className="flex flex-col gap-2">
          <span>{t('sso.vouchMeaning')}</span>
          {[issuer, ...fingerprints].map((fact) => (
            <span key={fact} className="break-all font-mono text-small">
              {fact}
            </span>
          ))}
        </span>
      </ConfirmDialog>
    </>
  );
}
