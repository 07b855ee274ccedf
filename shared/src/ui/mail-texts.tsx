import { useTranslation } from 'react-i18next';
import { mailViewArea } from '../i18n/mail-view-area.js';
import { addArea } from '../i18n/setup.js';

/** The texts around a mail, which are there as soon as a mail is. */
export function useMailTexts() {
  const { i18n } = useTranslation();
  if (!i18n.hasResourceBundle('en', 'mailView')) addArea(i18n, 'mailView', mailViewArea);
  return useTranslation('mailView');
}
