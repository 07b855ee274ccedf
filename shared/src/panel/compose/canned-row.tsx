import { useTranslation } from 'react-i18next';
import type { CannedResponse } from '../../canned-responses/schema.js';
import { Button } from '../../ui/button.js';
import { IconButton } from '../../ui/icon-button.js';
import { EditIcon, TrashIcon } from '../../ui/icons/actions.js';

export interface CannedRowProps {
  response: CannedResponse;
  onInsert: () => void;
  onEdit: () => void;
  onRemove: () => void;
}

/** One canned response; whoever may not change it inserts it only. */
export function CannedRow({ response: { title, body, abilities }, onInsert, onEdit, onRemove }: CannedRowProps) {
  const { t } = useTranslation('panel');
  return (
    <li data-item className="flex items-start gap-1 rounded-md px-1 py-1 hover:bg-hover focus-within:bg-hover">
      <div className="min-w-0 flex-1">
        <p className="break-words font-medium">{title}</p>
        <p className="line-clamp-2 break-words text-faint text-small">{body}</p>
      </div>
      <Button size="small" data-row onClick={onInsert} aria-label={t('compose.insertNamed', { title })}>
        {t('compose.insert')}
      </Button>
      {abilities.edit && (
        <>
          <IconButton
            small
            data-act="e"
            label={t('compose.editCanned')}
            icon={<EditIcon size={14} />}
            onClick={onEdit}
          />
          <IconButton
            small
            data-act="d"
            label={t('compose.removeCanned')}
            icon={<TrashIcon size={14} />}
            onClick={onRemove}
          />
        </>
      )}
    </li>
  );
}
