import { useTranslation } from 'react-i18next';
import type { ThreadLink } from '../../threads/schema.js';

/** Puts the evidence of a link into words: "jane@acme.com is a contact". */
export function useReasonText(): (link: ThreadLink) => string {
  const { t } = useTranslation('panel');
  return ({ reason, evidence }) => {
    const address = evidence.address ?? evidence.domain ?? '';
    const domain = evidence.domain ?? evidence.address ?? '';
    switch (reason) {
      case 'contact':
        return t('reason.contact', { address });
      case 'alias':
        return t('reason.alias', { address, name: evidence.contactName ?? '' });
      case 'domain':
        return t('reason.domain', { domain });
      case 'forward':
        return t('reason.forward', { address });
      case 'rule':
        return t('reason.rule', { sender: address });
      case 'thread':
        return t('reason.thread');
      case 'manual':
        return evidence.person ? t('reason.manual', { name: evidence.person.name }) : t('reason.manualUnknown');
    }
  };
}
