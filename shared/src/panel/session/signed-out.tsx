import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MailHost } from '../../mail-host/port.js';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { StateScreen } from '../states/state-screen.js';

/** Nobody is signed in: one button, and what it will do. */
export function SignedOut({ host }: { host: MailHost }) {
  const { t } = useTranslation('panel');
  const [state, setState] = useState<'idle' | 'busy' | 'failed' | 'cancelled'>('idle');
  const signIn = async () => {
    setState('busy');
    try {
      await host.auth.signIn();
      setState('idle');
    } catch (error) {
      setState(wasCancelled(error) ? 'cancelled' : 'failed');
    }
  };
  const action = (
    <Button variant="primary" busy={state === 'busy'} onClick={() => void signIn()}>
      {t('session.signIn')}
    </Button>
  );
  return (
    <StateScreen title={t('session.signedOut')} action={action}>
      {t('session.signedOutHint', { server: host.backendUrl.replace(/^https?:\/\//, '') })}
      {state === 'failed' && <InlineNotice tone="error">{t('session.signInFailed')}</InlineNotice>}
      {state === 'cancelled' && <InlineNotice>{t('session.signInCancelled')}</InlineNotice>}
    </StateScreen>
  );
}

function wasCancelled(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'sign_in_cancelled';
}
