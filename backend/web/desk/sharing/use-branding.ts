import type { Branding } from '@threadline/shared/portal/sharing-schema';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

type Look = Pick<Branding, 'accent' | 'senderName'>;

/** Changes how customers see the organisation. */
export function useBranding() {
  const { t } = useTranslation('desk');
  const write = useWrite();
  const touches = { about: 'branding' };
  const done = t('branding.saved');
  const save = (look: Look, { accent, senderName }: Look) =>
    write({
      send: (api, options) => api.branding.save.mutate(look, options),
      touches,
      quiet: true,
      done,
      undo: () => ({ send: (api, options) => api.branding.save.mutate({ accent, senderName }, options), touches }),
    });
  const setLogo = (data: string) =>
    write({ send: (api, options) => api.branding.setLogo.mutate({ data }, options), touches, done });
  const removeLogo = () =>
    write({ send: (api, options) => api.branding.removeLogo.mutate({}, options), touches, done });
  return { save, setLogo, removeLogo };
}
