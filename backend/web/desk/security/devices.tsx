import { useQuery } from '@tanstack/react-query';
import { useApi } from '@threadline/shared/api';
import type { Device } from '@threadline/shared/security/own';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { SkeletonList } from '@threadline/shared/ui/skeleton';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FailureState } from '../shell/failure-state.js';
import { Card } from '../shell/page.js';
import { useWrite } from '../writing/use-write.js';
import { SecuritySection } from './security-section.js';

/** Where one is signed in: each can be ended, and all others at once. */
export function DevicesSection() {
  const { t } = useTranslation('desk');
  const { data, error, refetch, isFetching } = useQuery(useApi().security.devices.queryOptions({}));
  const others = data?.items.filter(({ current, endedAt }) => !current && endedAt === null) ?? [];
  return (
    <SecuritySection
      title={t('security.devices')}
      explanation={t('security.devicesHint')}
      action={others.length > 0 ? <EndOthers /> : null}
    >
      {data ? (
        <Card>
          <ul className="divide-y divide-line">
            {data.items.map((device) => (
              <li key={device.id}>
                <DeviceRow device={device} />
              </li>
            ))}
          </ul>
        </Card>
      ) : error ? (
        <FailureState error={error} onRetry={() => void refetch()} busy={isFetching} />
      ) : (
        <SkeletonList rows={3} />
      )}
    </SecuritySection>
  );
}

function EndOthers() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const [asking, setAsking] = useState(false);
  const end = () => {
    setAsking(false);
    void write({
      send: (api, options) => api.security.endOtherDevices.mutate({}, options),
      touches: { about: 'session' },
      done: t('security.othersEnded'),
    });
  };
  return (
    <>
      <Button onClick={() => setAsking(true)}>{t('security.endOthers')}</Button>
      <ConfirmDialog
        open={asking}
        danger
        onOpenChange={setAsking}
        title={t('security.endOthersTitle')}
        confirmLabel={t('security.endOthers')}
        onConfirm={end}
      >
        {t('security.endOthersMeaning')}
      </ConfirmDialog>
    </>
  );
}

function DeviceRow({ device }: { device: Device }) {
  const { t } = useTranslation('desk');
  const name = useDeviceName(device);
  const write = useWrite();
  const end = () =>
    void write({
      send: (api, options) => api.security.endDevice.mutate({ id: device.id }, options),
      touches: { about: 'session' },
      done: t('security.ended', { name }),
    });
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className="flex flex-wrap items-center gap-2">
          <span className="break-words font-medium">{name}</span>
          {device.current ? <Badge tone="accent">{t('security.thisOne')}</Badge> : null}
          {device.endedBecause === 'copied' ? <Badge tone="attention">{t('security.copied')}</Badge> : null}
        </p>
        <DeviceFacts device={device} />
      </div>
      {device.current || device.endedAt ? null : (
        <Button
          size="small"
          className="max-sm:ml-auto"
          aria-label={`${t('security.end')}: ${name}`}
          onClick={() => end()}
        >
          {t('security.end')}
        </Button>
      )}
    </div>
  );
}

function DeviceFacts({ device: { signedInAt, lastUsedAt, ip, lastIp, endedAt } }: { device: Device }) {
  const { t } = useTranslation('desk');
  return (
    <p className="text-faint text-small">
      {t('security.signedIn')} <RelativeTime at={signedInAt} />
      {ip ? ` ${t('security.from', { ip })}` : null}
      {endedAt ? (
        <>
          {' · '}
          {t('security.endedAt')} <RelativeTime at={endedAt} />
        </>
      ) : lastUsedAt ? (
        <>
          {' · '}
          {t('security.lastUsed')} <RelativeTime at={lastUsedAt} />
          {lastIp && lastIp !== ip ? ` ${t('security.from', { ip: lastIp })}` : null}
        </>
      ) : null}
    </p>
  );
}

/** "Firefox on Linux", or "Threadline in Gmail, Chrome on Windows". */
function useDeviceName({ kind, browser, system }: Device): string {
  const { t } = useTranslation('desk');
  const program =
    browser && system ? t('security.browserOn', { browser, system }) : (browser ?? system ?? t('security.unknown'));
  return kind === 'desk' ? program : `${t(`security.kinds.${kind}`)}, ${program}`;
}
