import { useShortcuts } from '@threadline/shared/ui/shortcuts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

/** `o` opens or folds the mail that has the focus, or else the latest one. */
export function useMailKeys(): void {
  const { t: talk } = useTranslation('conversation');
  const shortcuts = useMemo(
    () => [{ keys: 'o', label: talk('keys.open'), group: talk('keys.group'), run: toggleFocused }],
    [talk],
  );
  useShortcuts(shortcuts);
}

function toggleFocused(): void {
  const mails = [...document.querySelectorAll<HTMLElement>('[data-mail]')];
  const mail = mails.find((one) => one.contains(document.activeElement)) ?? mails.at(-1);
  mail?.querySelector<HTMLElement>('[data-row]')?.click();
}
