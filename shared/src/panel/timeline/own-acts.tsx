import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';
import { EditIcon, TrashIcon } from '../../ui/icons/actions.js';

/** What can be done with one's own entry of the timeline. */
export function OwnActs({ onEdit, onRemove }: { onEdit: () => void; onRemove: () => void }) {
  const { t } = useTranslation('panel');
  return (
    <div className="flex gap-1 pt-1">
      <Button size="small" variant="quiet" icon={<EditIcon size={14} />} onClick={onEdit}>
        {t('forms.edit')}
      </Button>
      <Button size="small" variant="quiet" data-act="d" icon={<TrashIcon size={14} />} onClick={onRemove}>
        {t('forms.remove')}
      </Button>
    </div>
  );
}
