import { useTranslation } from 'react-i18next';
import { Checkbox } from '../../ui/checkbox.js';
import { useDraft } from '../drafts/use-draft.js';
import { formDraft } from '../forms/form-names.js';
import { InlineForm } from '../forms/inline-form.js';
import { useTeam } from '../forms/use-team.js';
import { useWrite } from '../offline/use-write.js';
import { aboutPlace, usePlace } from '../place.js';
import { MentionArea } from './mention-area.js';
import { mentionedIn } from './mentions.js';

export default function NoteForm({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('panel');
  const place = usePlace();
  const write = useWrite();
  const team = useTeam();
  const draft = useDraft(formDraft('note', place.key), { body: '', sensitive: false });
  const { value, change } = draft;
  const body = value.body.trim();
  const save = async () => {
    const thread = place.reference ? { thread: place.reference } : {};
    const input = {
      customerId: place.customer.id,
      body,
      sensitive: value.sensitive,
      mentions: mentionedIn(body, team),
      ...thread,
    };
    await write(
      { path: 'notes.write', input, text: body, ...aboutPlace(place) },
      { message: t('notes.saved'), reverse: (note) => [{ path: 'notes.remove', input: { id: note.id } }] },
    );
    draft.clear();
    onClose();
  };
  return (
    <InlineForm label={t('quick.note')} onSubmit={save} onClose={onClose} disabled={!body}>
      <MentionArea
        label={t('notes.body')}
        hint={t('notes.hint')}
        autoFocus
        value={value.body}
        onChange={(text) => change({ body: text })}
      />
      <Checkbox
        label={t('notes.sensitive')}
        checked={value.sensitive}
        onChange={(sensitive) => change({ sensitive })}
      />
    </InlineForm>
  );
}
