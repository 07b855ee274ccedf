import { useQueryClient } from '@tanstack/react-query';
import type { PortalSettings, Visitor } from '@threadline/shared/portal/schema';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useTranslation } from 'react-i18next';
import { api } from '../shell/client.js';
import { useFailureText } from '../shell/failure.js';
import { visitorKey } from '../shell/reads.js';

/** Changes the visitor's own settings: at once on the screen, then on the server. */
export function useSettings() {
  const { t } = useTranslation('portal');
  const queries = useQueryClient();
  const { show } = useToasts();
  const textOf = useFailureText();
  const save = async (change: Partial<PortalSettings>): Promise<void> => {
    const before = queries.getQueryData<Visitor>(visitorKey);
    const put = (settings: Partial<PortalSettings>) =>
      queries.setQueryData<Visitor>(visitorKey, (now) => now && { ...now, settings: { ...now.settings, ...settings } });
    put(change);
    try {
      await api.visit.saveSettings.mutate(change);
      if (!('welcomed' in change)) show({ message: t('settings.saved') });
    } catch (error) {
      if (before) put(before.settings);
      show({ message: textOf(error), tone: 'error', retry: () => void save(change) });
    }
  };
  return { save };
}
