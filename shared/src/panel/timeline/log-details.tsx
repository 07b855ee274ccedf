import { useTranslation } from 'react-i18next';
import type { TimelineItem } from '../../timeline/schema.js';
import { TextArea } from '../../ui/text-area.js';
import { useDraft } from '../drafts/use-draft.js';
import { InlineForm } from '../forms/inline-form.js';
import { useWrite } from '../offline/use-write.js';
import { usePanel } from '../panel-context.js';
import { aboutPlace, usePlace } from '../place.js';
import { OwnActs } from './own-acts.js';
import { useSubject, Words } from './subject.js';

/** What was talked about; one's own can be corrected or taken out. */
export function LogDetails({ item }: { item: TimelineItem }) {
  const { t } = useTranslation('panel');
  const { api, me } = usePanel();
  const place = usePlace();
  const write = useWrite();
  const { id } = item.subject;
  const { data: log, instead } = useSubject(item, (signal) => api.interactions.get.query({ id }, { signal }));
  const draft = useDraft(`edit-log|${id}`, { open: false, note: log?.note ?? '' });
  if (!log) return instead;
  const { value, change, clear } = draft;
  const about = { ...aboutPlace(place), text: value.note };
  const save = async () => {
    await write(
      { path: 'interactions.edit', input: { id, note: value.note.trim() }, ...about },
      { message: t('log.changed'), reverse: () => [{ path: 'interactions.edit', input: { id, note: log.note } }] },
    );
    clear();
  };
  const remove = () =>
    write(
      { path: 'interactions.remove', input: { id }, ...about },
      { message: t('log.removed'), reverse: () => [{ path: 'interactions.restore', input: { id } }] },
    );
  if (value.open) {
    return (
      <InlineForm label={t('log.edit')} onSubmit={save} onClose={() => change({ open: false })}>
        <TextArea
          label={t('log.note')}
          autoFocus
          value={value.note}
          onChange={(event) => change({ note: event.target.value })}
        />
      </InlineForm>
    );
  }
  return (
    <>
      <Words>{log.note || t('timeline.nothingMore')}</Words>
      {log.person?.id === me.person.id && (
        <OwnActs onEdit={() => change({ open: true })} onRemove={() => void remove()} />
      )}
    </>
  );
}
