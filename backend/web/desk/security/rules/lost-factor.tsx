import { Button } from '@threadline/shared/ui/button';
import { ConfirmDialog } from '@threadline/shared/ui/confirm-dialog';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonField, useColleagues } from '../../people/person-field.js';
import { useWrite } from '../../writing/use-write.js';
import { SecuritySection } from '../security-section.js';

/** Helps a colleague who has lost telephone and codes. */
export function LostFactor() {
  const { t } = useTranslation('desk');
  const [personId, setPersonId] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const name = useColleagues().find(({ id }) => id === personId)?.name ?? '';
  const write = useWrite();
  const clear = () => {
    setAsking(false);
    if (!personId) return;
    void write({
      send: (api, options) => api.security.clearFactors.mutate({ personId }, options),
      touches: { about: 'security_policy' },
      done: t('rules.cleared', { name }),
    });
  };
  return (
    <SecuritySection title={t('rules.lost')} explanation={t('rules.lostHint')}>
      <div className="flex flex-wrap items-end gap-2">
        <PersonField
          label={t('rules.colleague')}
          personId={personId}
          onChange={setPersonId}
          nobody={t('rules.choose')}
          className="min-w-60"
        />
        <Button disabled={!personId} onClick={() => setAsking(true)}>
          {t('rules.clear')}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        danger
        onOpenChange={setAsking}
        title={t('rules.clearTitle', { name })}
        confirmLabel={t('rules.clear')}
        onConfirm={clear}
      >
        {t('rules.clearMeaning')}
      </ConfirmDialog>
    </SecuritySection>
  );
}
