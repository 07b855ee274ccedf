import type { SsoConnection } from '@threadline/shared/security/sso';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { EditIcon, LinkIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { ExternalIcon } from '@threadline/shared/ui/icons/navigation';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Card } from '../../shell/page.js';
import { beginSso } from '../../sign-in/sso-journey.js';
import { useWrite } from '../../writing/use-write.js';
import { Domains } from './domains.js';
import { Places } from './places.js';
import { useRemoval, useSwitch } from './use-connection.js';
import { Fingerprints, Vouching } from './vouching.js';

interface ConnectionCardProps {
  connection: SsoConnection;
  onEdit: () => void;
}

/** One provider: what to enter there, whether it works, and for which domains it speaks. */
export function ConnectionCard({ connection, onEdit }: ConnectionCardProps) {
  const { t } = useTranslation('desk');
  const title = useId();
  const { name, kind, issuer, fingerprints, vouchesForOwners, people } = connection;
  return (
    <Card>
      <section aria-labelledby={title} className="flex flex-col gap-4 p-4">
        <header className="flex flex-wrap items-center gap-2">
          <h2 id={title} className="min-w-0 break-words font-semibold text-title">
            {name}
          </h2>
          <State connection={connection} />
          <span className="text-faint text-small">{t(`sso.${kind}`)}</span>
        </header>
        <p className="break-all text-soft">{issuer}</p>
        {people > 0 ? <p className="text-soft">{t('sso.people', { count: people })}</p> : null}
        <Fingerprints fingerprints={fingerprints} />
        {vouchesForOwners ? null : <Vouching connection={connection} />}
        <Places connection={connection} />
        <Domains connection={connection} />
        <Actions connection={connection} onEdit={onEdit} />
      </section>
    </Card>
  );
}

function State({ connection: { enabled, tested } }: { connection: SsoConnection }) {
  const { t } = useTranslation('desk');
  if (enabled) return <Badge tone="accent">{t('sso.on')}</Badge>;
  return <Badge tone="outline">{t(tested ? 'sso.off' : 'sso.untested')}</Badge>;
}

function Actions({ connection, onEdit }: ConnectionCardProps) {
  const { t } = useTranslation('desk');
  const { id, name, enabled, tested } = connection;
  const [asking, setAsking] = useState<'off' | 'remove' | null>(null);
  const journey = useJourney(id);
  const write = useWrite();
  const [turn, removal] = [useSwitch(connection), useRemoval(connection)];
  const confirm = () => {
    setAsking(null);
    if (asking === 'off') void write(turn(false));
    else void write(removal);
  };
  return (
    <>
      {tested ? null : <p className="text-soft">{t('sso.tryFirst')}</p>}
      <div className="flex flex-wrap gap-2">
        <Button icon={<ExternalIcon />} variant={tested ? 'secondary' : 'primary'} onClick={() => journey('test')}>
          {t('sso.try')}
        </Button>
        {enabled ? (
          <>
            <Button icon={<LinkIcon />} onClick={() => journey('link')}>
              {t('sso.link')}
            </Button>
            <Button onClick={() => setAsking('off')}>{t('sso.turnOff')}</Button>
          </>
        ) : (
          <Button variant={tested ? 'primary' : 'secondary'} disabled={!tested} onClick={() => void write(turn(true))}>
            {t('sso.turnOn')}
          </Button>
        )}
        <Button icon={<EditIcon />} onClick={onEdit}>
          {t('forms.edit')}
        </Button>
        <Button variant="quiet" icon={<TrashIcon />} onClick={() => setAsking('remove')}>
          {t('sso.remove')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking !== null}
        danger
        onOpenChange={(open) => open || setAsking(null)}
        title={t(asking === 'off' ? 'sso.offTitle' : 'sso.removeTitle', { name })}
        confirmLabel={t(asking === 'off' ? 'sso.turnOff' : 'sso.remove')}
        onConfirm={confirm}
      >
        {t('sso.offMeaning')}
      </ConfirmDialog>
    </>
  );
}

/** Leaves for the provider: in another window to try it out, in this one to link one's own account. */
function useJourney(connection: string) {
  const { t } = useTranslation('desk');
  const { show } = useToasts();
  return (intent: 'test' | 'link') => {
    const go = async () => {
      const begun = await beginSso({ intent, connection }, location.pathname);
      if (begun.kind === 'refused') return show({ message: begun.sentence || t('frame.unreachable'), tone: 'error' });
      if (begun.kind !== 'ready') return;
      if (intent === 'link') location.assign(begun.redirectTo);
      else window.open(begun.redirectTo, '_blank', 'noopener');
    };
    void go();
  };
}
