import { useNavigate } from '@tanstack/react-router';
import type { CommandItem } from '@threadline/shared/ui/command-palette';
import { PlusIcon } from '@threadline/shared/ui/icons/actions';
import { MoonIcon, SunIcon } from '@threadline/shared/ui/icons/status';
import { TimerStopIcon } from '@threadline/shared/ui/icons/work';
import { useTranslation } from 'react-i18next';
import { useMay } from '../shell/me.js';
import { ReportsIcon, useReports } from '../shell/reports-link.js';
import { useSections } from '../shell/sections.js';
import { keepTheme, lookNow } from '../shell/settings.js';
import { useRunningTimer, useTimer } from '../time/use-timer.js';

/** Everything that can be done from anywhere. */
export function useCommands(createCustomer: () => void): readonly CommandItem[] {
  const { t } = useTranslation('desk');
  const navigate = useNavigate();
  const sections = useSections();
  const reports = useReports();
  const running = useRunningTimer();
  const { stop } = useTimer();
  const mayCreate = useMay('customer.create');
  const dark = lookNow() === 'dark';
  const going = sections.map(({ to, name, keys, icon: Icon }) => ({
    id: `go ${to}`,
    label: t('palette.goTo', { place: t(`sections.${name}`) }),
    icon: <Icon />,
    shortcut: keys,
    run: () => void navigate({ to }),
  }));
  return [
    ...going,
    ...(reports
      ? [
          {
            id: 'go /reports/',
            label: t('palette.goTo', { place: reports.label }),
            icon: <ReportsIcon />,
            shortcut: reports.keys,
            run: reports.open,
          },
        ]
      : []),
    ...(mayCreate
      ? [{ id: 'new customer', label: t('customers.create'), icon: <PlusIcon />, run: createCustomer }]
      : []),
    ...(running
      ? [
          {
            id: 'stop timer',
            label: t('time.stopFor', { name: running.customer.name }),
            icon: <TimerStopIcon />,
            run: () => void stop(running),
          },
        ]
      : []),
    {
      id: 'theme',
      label: dark ? t('palette.light') : t('palette.dark'),
      icon: dark ? <SunIcon /> : <MoonIcon />,
      run: () => keepTheme(dark ? 'light' : 'dark'),
    },
  ];
}
