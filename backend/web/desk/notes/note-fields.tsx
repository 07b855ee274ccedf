import { Checkbox } from '@threadline/shared/ui/checkbox';
import { TextArea } from '@threadline/shared/ui/text-area';
import { useTranslation } from 'react-i18next';

export interface NoteForm {
  body: string;
  sensitive: boolean;
}

export interface NoteFieldsProps {
  value: NoteForm;
  change: (fields: Partial<NoteForm>) => void;
}

/** The amber text of a note, and who may not read it. */
export function NoteFields({ value, change }: NoteFieldsProps) {
  const { t } = useTranslation('desk');
  return (
    <>
      <TextArea
        internal
        label={t('notes.body')}
        hint={t('notes.hint')}
        rows={6}
        value={value.body}
        onChange={(event) => change({ body: event.target.value })}
      />
      <Checkbox
        label={t('notes.sensitive')}
        checked={value.sensitive}
        onChange={(sensitive) => change({ sensitive })}
      />
    </>
  );
}
