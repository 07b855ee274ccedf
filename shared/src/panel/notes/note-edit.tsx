import { useTranslation } from 'react-i18next';
import type { Note } from '../../notes/schema.js';
import { Checkbox } from '../../ui/checkbox.js';
import type { Draft } from '../drafts/use-draft.js';
import { InlineForm } from '../forms/inline-form.js';
import { useTeam } from '../forms/use-team.js';
import { useWrite } from '../offline/use-write.js';
import { aboutPlace, usePlace } from '../place.js';
import type { EditDraft } from './edit-draft.js';
import { MentionArea } from './mention-area.js';
import { mentionedIn } from './mentions.js';
import { NoteConflict } from './note-conflict.js';

/** Edits in place. When a colleague's change arrives meanwhile, both texts are shown before anything is sent. */
export default function NoteEdit({ note, edit }: { note: Note; edit: Draft<EditDraft> }) {
  const { t } = useTranslation('panel');
  const place = usePlace();
  const write = useWrite();
  const team = useTeam();
  const { value, change, clear } = edit;
  const body = value.body.trim();
  const save = async () => {
    const input = {
      id: note.id,
      version: value.version,
      body,
      sensitive: value.sensitive,
      mentions: mentionedIn(body, team),
    };
    const before = { body: note.body, sensitive: note.sensitive, mentions: mentionedIn(note.body, team) };
    await write(
      { path: 'notes.edit', input, text: body, ...aboutPlace(place) },
      {
        message: t('notes.changed'),
        reverse: ({ version }) => [{ path: 'notes.edit', input: { id: note.id, version, ...before } }],
      },
    );
    clear();
  };
  const changedMeanwhile = note.version > value.version && note.body !== value.body;
  if (changedMeanwhile) {
    const keep = (text: string) => change({ body: text, version: note.version });
    return <NoteConflict theirs={note} mine={value.body} onKeep={keep} onDiscard={clear} />;
  }
  return (
    <InlineForm label={t('notes.edit')} onSubmit={save} onClose={() => change({ open: false })} disabled={!body}>
      <MentionArea label={t('notes.body')} autoFocus value={value.body} onChange={(text) => change({ body: text })} />
      <Checkbox
        label={t('notes.sensitive')}
        checked={value.sensitive}
        onChange={(sensitive) => change({ sensitive })}
      />
    </InlineForm>
  );
}
