import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { RefreshIcon } from '../../ui/icons/actions.js';
import { WarningIcon } from '../../ui/icons/status.js';
import { StateScreen } from './state-screen.js';

export interface VersionStateProps {
  behind: 'server' | 'panel';
  backendUrl: string;
}

/** Panel and server do not speak the same version: says which one is to be updated, and writes nothing. */
export function VersionState({ behind, backendUrl }: VersionStateProps) {
  const { t } = useTranslation('panel');
  const title = behind === 'server' ? t('states.serverOld') : t('states.panelOld');
  const action = (
    <Button onClick={() => globalThis.location.reload()} icon={<RefreshIcon />}>
      {t('states.reload')}
    </Button>
  );
  return (
    <StateScreen title={title} icon={<WarningIcon size={20} />} action={action}>
      {behind === 'server' ? t('states.serverOldHint', { server: backendUrl }) : t('states.panelOldHint')}
    </StateScreen>
  );
}
