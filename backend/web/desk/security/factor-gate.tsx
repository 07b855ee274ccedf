import { useQueryClient } from '@tanstack/react-query';
import { Button } from '@threadline/shared/ui/button';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';
import { usePageTitle } from '../shell/page.js';
import { EntryFrame } from '../sign-in/entry-frame.js';
import { useSignOut } from '../sign-in/use-sign-out.js';
import { PasskeysSection } from './passkeys.js';
import { SetUpApp } from './set-up-app.js';

/** Stands where the desk would, until the person has the second factor that the organisation asks for. */
export default function FactorGate() {
  const { t } = useTranslation('desk');
  const { organisation } = useMe();
  const queries = useQueryClient();
  const signOut = useSignOut();
  const [withApp, setWithApp] = useState(false);
  usePageTitle(t('security.gateTitle'));
  return (
    <EntryFrame heading={t('security.gateTitle')}>
      <p className="text-center text-soft">{t('security.gate', { organisation: organisation.name })}</p>
      {withApp ? (
        <SetUpApp onDone={() => void queries.invalidateQueries()} />
      ) : (
        <>
          <Button variant="primary" autoFocus onClick={() => setWithApp(true)}>
            {t('security.setUpApp')}
          </Button>
          <PasskeysSection />
          <Button onClick={() => void queries.invalidateQueries()}>{t('security.gateOn')}</Button>
        </>
      )}
      <Button variant="quiet" onClick={signOut}>
        {t('frame.signOut')}
      </Button>
    </EntryFrame>
  );
}
