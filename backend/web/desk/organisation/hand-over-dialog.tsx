import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PersonField } from '../people/person-field.js';
import { useMe } from '../shell/me.js';
import { FormDialog } from '../writing/form-dialog.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';

/** Makes somebody else the owner. What one may do oneself is read anew afterwards. */
export function HandOverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('organisation');
  const me = useMe();
  const write = useWrite();
  const [personId, choose] = useState<string | null>(null);
  const submit = useSubmit({
    send: () =>
      write({
        send: (api, options) => api.organisation.handOver.mutate({ personId: personId ?? '' }, options),
        touches: { about: 'person' },
        quiet: true,
        done: t('handedOver'),
      }),
    onDone: onClose,
  });
  return (
    <FormDialog
      title={t('handOverTitle')}
      description={t('handOverMeaning')}
      submitLabel={t('handOver')}
      incomplete={personId === null || personId === me.person.id}
      onClose={onClose}
      {...submit}
    >
      <PersonField label={t('newOwner')} nobody={t('choose')} personId={personId} onChange={choose} />
    </FormDialog>
  );
}
