import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { OwnSecurity } from '@threadline/shared/security/own';
import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { LockIcon } from '@threadline/shared/ui/icons/status';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { useMe } from '../shell/me.js';
import { Card } from '../shell/page.js';
import { useWrite } from '../writing/use-write.js';
import { RecoveryCodes } from './recovery-codes.js';
import { SecuritySection } from './security-section.js';
import { SetUpAppDialog } from './set-up-app.js';
import { useSecretAnswer } from './use-secret-answer.js';

/** The authenticator app and its recovery codes. */
export function SecondFactorSection() {
  const { t } = useTranslation('desk');
  const { data, error, refetch, isFetching } = useQuery(useApi().security.own.queryOptions({}));
  const [settingUp, setSettingUp] = useState(false);
  const canBegin = data && data.appSince === null;
  const action = canBegin ? (
    <Button variant="primary" icon={<LockIcon />} onClick={() => setSettingUp(true)}>
      {t('security.setUpApp')}
    </Button>
  ) : null;
  return (
    <SecuritySection title={t('security.secondFactor')} explanation={t('security.secondFactorHint')} action={action}>
      {data ? (
        <AppState own={data} />
      ) : error ? (
        <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />
      ) : (
        <SkeletonList rows={1} />
      )}
      {settingUp ? <SetUpAppDialog onClose={() => setSettingUp(false)} /> : null}
    </SecuritySection>
  );
}

function AppState({ own }: { own: OwnSecurity }) {
  const { t } = useTranslation('desk');
  const { lacksFactor } = useMe();
  if (!own.appSince) {
    return own.factorRequired && lacksFactor ? (
      <InlineNotice tone="warning">{t('security.factorRequired')}</InlineNotice>
    ) : null;
  }
  return (
    <Card>
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">{t('security.app')}</p>
          <p className="text-faint text-small">
            {t('security.appSince')} <RelativeTime at={own.appSince} />
          </p>
        </div>
        <RemoveApp />
      </div>
      <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 border-line border-t px-3 py-2">
        <div className="min-w-0 flex-1 basis-60">
          <p className="font-medium">{t('security.recoveryCodes')}</p>
          <p className="text-faint text-small">{t('security.codesLeft', { count: own.recoveryCodesLeft })}</p>
        </div>
        <RenewCodes />
      </div>
    </Card>
  );
}

function RemoveApp() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const [asking, setAsking] = useState(false);
  const remove = () => {
    setAsking(false);
    void write({
      send: (api, options) => api.security.removeApp.mutate({}, options),
      touches: { about: 'sign_in' },
      done: t('security.appRemoved'),
    });
  };
  return (
    <>
      <Button size="small" className="max-sm:ml-auto" onClick={() => setAsking(true)}>
        {t('security.removeApp')}
      </Button>
      <ConfirmDialog
        open={asking}
        danger
        onOpenChange={setAsking}
        title={t('security.removeAppTitle')}
        confirmLabel={t('security.removeApp')}
        onConfirm={remove}
      >
        {t('security.removeAppMeaning')}
      </ConfirmDialog>
    </>
  );
}

function RenewCodes() {
  const { t } = useTranslation('desk');
  const [asking, setAsking] = useState(false);
  const renew = useSecretAnswer((api, options) => api.security.renewRecoveryCodes.mutate({}, options));
  const begin = () => {
    setAsking(false);
    void renew.send();
  };
  return (
    <>
      <Button size="small" className="max-sm:ml-auto" busy={renew.busy} onClick={() => setAsking(true)}>
        {t('security.renewCodes')}
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t('security.renewCodesTitle')}
        confirmLabel={t('security.renewCodes')}
        onConfirm={begin}
      >
        {t('security.renewCodesMeaning')}
      </ConfirmDialog>
      {renew.answer ? <RecoveryCodes codes={renew.answer.codes} onClose={renew.forget} /> : null}
    </>
  );
}
