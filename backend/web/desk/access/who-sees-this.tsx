import { useNavigate } from '@tanstack/react-router';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { UsersIcon } from '@threadline/shared/ui/icons/people';
import { MenuItem } from '@threadline/shared/ui/menu';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import type { AskedThing } from './who-sees.js';

export interface WhoSeesButtonProps {
  thing: AskedThing;
  /** What the thing is called, for those who do not see which row the button stands in. */
  name: string;
  className?: string;
}

/** From a thing to the page that tells who sees it and why; for those who may ask. */
export function WhoSeesButton({ thing, name, className }: WhoSeesButtonProps) {
  const { t } = useTranslation('desk');
  const ask = useAsking(thing);
  if (!ask) return null;
  return (
    <IconButton
      small
      label={t('explain.askAbout', { name })}
      icon={<UsersIcon />}
      onClick={ask}
      {...(className ? { className } : {})}
    />
  );
}

/** The same in the menu of a thing. */
export function WhoSeesItem({ thing }: { thing: AskedThing }) {
  const { t } = useTranslation('desk');
  const ask = useAsking(thing);
  if (!ask) return null;
  return (
    <MenuItem icon={<UsersIcon />} onSelect={ask}>
      {t('explain.ask')}
    </MenuItem>
  );
}

function useAsking({ kind, id }: AskedThing): (() => void) | null {
  const navigate = useNavigate();
  const mayAsk = useMay('access.explain');
  return mayAsk ? () => void navigate({ to: '/access', search: { kind, id } }) : null;
}
