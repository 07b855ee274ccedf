import { Button } from '@threadline/shared/ui/button';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../settings/use-settings.js';
import { Card } from '../shell/card.js';
import { useVisitor } from '../shell/visit.js';

/** Words of welcome, until they are put away. */
export function Welcome() {
  const { t } = useTranslation('portal');
  const { settings } = useVisitor();
  const { save } = useSettings();
  if (settings.welcomed) return null;
  return (
    <Card title={t('home.welcome')}>
      <p className="text-soft">{t('home.welcomeText')}</p>
      <Button className="mt-3" onClick={() => void save({ welcomed: true })}>
        {t('home.welcomeDone')}
      </Button>
    </Card>
  );
}
