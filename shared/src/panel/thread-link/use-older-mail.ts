import { useTranslation } from 'react-i18next';
import { useToasts } from '../../ui/toasts.js';
import { usePanel } from '../panel-context.js';

/** A customer and what its mail is known by from now on: a domain, or else an address. */
export interface NewlyKnown {
  customerId: string;
  domain?: string | undefined;
  address?: string | undefined;
}

/** Says how many older conversations fit what is known now, with the desk's page on which they are linked anew. */
export function useOlderMail(): (known: NewlyKnown) => Promise<void> {
  const { t } = useTranslation('panel');
  const { api, host } = usePanel();
  const { show } = useToasts();
  return async ({ customerId, domain, address }) => {
    const about = domain ?? address;
    if (!about) return;
    const by = { [domain ? 'domain' : 'address']: about };
    const preview = await api.threads.relinkPreview.query({ customerId, ...by }).catch(() => null);
    if (!preview || preview.toLink === 0) return;
    const page = `${host.backendUrl}/linking?${new URLSearchParams({ customer: customerId, ...by })}`;
    show({
      message: t('link.older', { count: preview.toLink, about }),
      next: { label: t('link.lookAtOlder'), run: () => host.openPage(page) },
    });
  };
}
