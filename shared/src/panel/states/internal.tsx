import { useTranslation } from 'react-i18next';
import { UsersIcon } from '../../ui/icons/people.js';
import { StateScreen } from './state-screen.js';

/** Only the team's own addresses take part: nothing to show, and nothing is stored. */
export function InternalState() {
  const { t } = useTranslation('panel');
  return (
    <StateScreen title={t('states.internal')} icon={<UsersIcon size={20} />}>
      {t('states.internalHint')}
    </StateScreen>
  );
}
