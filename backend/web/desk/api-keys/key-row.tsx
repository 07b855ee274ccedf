import type { ApiKey, OrganisationKey } from '@threadline/shared/api-keys/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { Button } from '@threadline/shared/ui/button';
import { RelativeTime } from '@threadline/shared/ui/relative-time';
import { useTranslation } from 'react-i18next';
import { partsOf } from './key-scopes.js';

export interface KeyRowProps {
  apiKey: ApiKey | OrganisationKey;
  onRevoke: () => void;
}

/** One key: what it is for, whose, since when, and what it may. */
export function KeyRow({ apiKey, onRevoke }: KeyRowProps) {
  const { t } = useTranslation('desk');
  const revoked = apiKey.revokedAt !== null;
  const expired = apiKey.expiresAt !== null && Date.parse(apiKey.expiresAt) <= Date.now();
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-3 gap-y-1 px-3 py-2">
      <div className="min-w-0 flex-1 basis-60">
        <p className={revoked || expired ? 'break-words text-soft line-through' : 'break-words font-medium'}>
          {apiKey.name}
        </p>
        <p className="text-faint text-small">
          <code className="font-mono">{apiKey.prefix}…</code>
          {'person' in apiKey ? ` ${t('apiKeys.of', { name: apiKey.person.name })}` : null}
          {' · '}
          {t('apiKeys.createdAt')} <RelativeTime at={apiKey.createdAt} />
          {' · '}
          <LastUse at={apiKey.lastUsedAt} />
          {apiKey.expiresAt && !revoked ? (
            <>
              {' · '}
              {expired ? t('apiKeys.expired') : t('apiKeys.expires')} <RelativeTime at={apiKey.expiresAt} />
            </>
          ) : null}
        </p>
        <Scopes scopes={apiKey.scopes} />
      </div>
      {revoked ? (
        <Badge>{t('apiKeys.revokedBadge')}</Badge>
      ) : (
        <Button size="small" className="max-sm:ml-auto" onClick={onRevoke}>
          {t('apiKeys.revoke')}
        </Button>
      )}
    </div>
  );
}

function LastUse({ at }: { at: string | null }) {
  const { t } = useTranslation('desk');
  if (!at) return t('apiKeys.neverUsed');
  return (
    <>
      {t('apiKeys.lastUsed')} <RelativeTime at={at} />
    </>
  );
}

/** `reads` or `reads and changes`, of everything or of the areas named. */
function Scopes({ scopes }: { scopes: ApiKey['scopes'] }) {
  const { t } = useTranslation('desk');
  const verb = scopes.includes('write') ? 'write' : 'read';
  const whole = scopes.includes('write') || scopes.includes('read');
  const texts = whole
    ? [t(`apiKeys.scopes.${verb}`)]
    : scopes.map((scope) => {
        const { area, verb: areaVerb } = partsOf(scope);
        return `${area ? t(`apiKeys.areas.${area}`) : ''}: ${t(`apiKeys.scopes.${areaVerb}`)}`;
      });
  return (
    <ul className="flex flex-wrap gap-1 pt-1">
      {texts.map((text) => (
        <li key={text}>
          <Badge tone="outline">{text}</Badge>
        </li>
      ))}
    </ul>
  );
}
