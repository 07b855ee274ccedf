import { type Language, languages } from '@threadline/shared/i18n/area';
import { Avatar } from '@threadline/shared/ui/avatar';
import { ChevronDownIcon } from '@threadline/shared/ui/icons/navigation';
import { SignOutIcon } from '@threadline/shared/ui/icons/people';
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from '@threadline/shared/ui/menu';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSignOut } from '../sign-in/use-sign-out.js';
import { useMe } from './me.js';
import { keepLanguage, keepTheme, readTheme, type Theme, themes } from './settings.js';

const languageNames: Record<Language, string> = { en: 'English', de: 'Deutsch' };

/** The person: look, language and the way out. */
export function PersonMenu() {
  const { t, i18n } = useTranslation('desk');
  const { person } = useMe();
  const [theme, setTheme] = useState(readTheme);
  const signOut = useSignOut();
  const chooseTheme = (chosen: Theme) => {
    keepTheme(chosen);
    setTheme(chosen);
  };
  const chooseLanguage = (language: Language) => {
    keepLanguage(language);
    void i18n.changeLanguage(language);
  };
  const trigger = (
    <button type="button" className="flex h-10 w-full items-center gap-2 rounded-md px-2 text-left hover:bg-hover">
      <Avatar name={person.name} size={24} />
      <span className="min-w-0 flex-1 truncate">{person.name}</span>
      <ChevronDownIcon className="text-faint" />
    </button>
  );
  return (
    <Menu trigger={trigger} label={t('frame.person')} align="start">
      <p className="px-2 pt-1 pb-2 text-faint text-small">
        {person.email}
        <br />
        {t(`roles.${person.role}`)}
      </p>
      <MenuSeparator />
      <MenuLabel>{t('frame.theme')}</MenuLabel>
      {themes.map((choice) => (
        <MenuCheckItem key={choice} checked={theme === choice} onChange={() => chooseTheme(choice)}>
          {t(`themes.${choice}`)}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      <MenuLabel>{t('frame.language')}</MenuLabel>
      {languages.map((choice) => (
        <MenuCheckItem key={choice} checked={i18n.language === choice} onChange={() => chooseLanguage(choice)}>
          {languageNames[choice]}
        </MenuCheckItem>
      ))}
      <MenuSeparator />
      <MenuItem icon={<SignOutIcon />} onSelect={signOut}>
        {t('frame.signOut')}
      </MenuItem>
    </Menu>
  );
}
