import type { CannedResponse } from '@threadline/shared/canned-responses/schema';
import { Badge } from '@threadline/shared/ui/badge';
import { IconButton } from '@threadline/shared/ui/icon-button';
import { EditIcon, TrashIcon } from '@threadline/shared/ui/icons/actions';
import { useTranslation } from 'react-i18next';
import { useWrite } from '../writing/use-write.js';

const touches = { about: 'canned_response' };

/** One text of the list. */
export function CannedRow({ response, onEdit }: { response: CannedResponse; onEdit: () => void }) {
  const { t } = useTranslation('canned');
  const write = useWrite();
  const { id, title, body, language, shared, abilities } = response;
  const remove = () =>
    void write({
      send: (api, options) => api.cannedResponses.remove.mutate({ id }, options),
      touches,
      done: t('removed'),
      undo: () => ({ send: (api, options) => api.cannedResponses.restore.mutate({ id }, options), touches }),
    });
  return (
    <li className="flex items-start gap-2 px-3 py-2">
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2">
          <span className="min-w-0 break-words font-medium">{title}</span>
          <Badge tone="outline">{t(shared ? 'team' : 'own')}</Badge>
          {language ? <Badge tone="outline">{t(`languages.${language}`)}</Badge> : null}
        </p>
        <p className="line-clamp-2 break-words text-faint text-small">{body}</p>
      </div>
      {abilities.edit ? (
        <>
          <IconButton small label={t('editNamed', { title })} icon={<EditIcon size={14} />} onClick={onEdit} />
          <IconButton small label={t('removeNamed', { title })} icon={<TrashIcon size={14} />} onClick={remove} />
        </>
      ) : null}
    </li>
  );
}
