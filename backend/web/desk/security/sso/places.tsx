import { useQuery } from '@tanstack/react-query';
import type { SsoConnection } from '@threadline/shared/security/sso';
import { useTranslation } from 'react-i18next';
import { CopyField } from './copy-field.js';

/** What has to be entered at the provider. */
export function Places({ connection: { kind, answerPath, metadataPath } }: { connection: SsoConnection }) {
  const { t } = useTranslation('desk');
  const base = usePublicAddress();
  if (kind === 'oidc') return <CopyField label={t('sso.redirect')} value={base + answerPath} />;
  return (
    <div className="flex flex-col gap-2">
      <CopyField label={t('sso.acs')} value={base + answerPath} />
      <CopyField label={t('sso.ourEntityId')} value={base + metadataPath} />
    </div>
  );
}

/** The address by which this server is known, which may be another than the one in the browser. */
function usePublicAddress(): string {
  const { data } = useQuery({
    queryKey: ['sso-places'],
    queryFn: async () => {
      const answer = await fetch('/auth/sso/places', { credentials: 'same-origin' });
      return ((await answer.json()) as { publicBaseUrl: string }).publicBaseUrl;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  return data ?? location.origin;
}
