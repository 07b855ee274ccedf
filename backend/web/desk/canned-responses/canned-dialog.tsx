import type { CannedResponse } from '@threadline/shared/canned-responses/schema';
import {
  type CannedLanguage,
  languageOf,
  type VariableName,
  variableNames,
} from '@threadline/shared/canned-responses/variables';
import { Button } from '@threadline/shared/ui/button';
import { Checkbox } from '@threadline/shared/ui/checkbox';
import { SelectField } from '@threadline/shared/ui/select-field';
import { TextArea } from '@threadline/shared/ui/text-area';
import { TextField } from '@threadline/shared/ui/text-field';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from '../shell/me.js';
import { FormDialog } from '../writing/form-dialog.js';
import { inserted } from '../writing/inserted.js';
import { useDraft } from '../writing/use-draft.js';
import { useSubmit } from '../writing/use-submit.js';
import { useWrite } from '../writing/use-write.js';
import { CannedPreview } from './canned-preview.js';

export interface CannedDialogProps {
  /** Null for a new one. */
  response: CannedResponse | null;
  onClose: () => void;
}

interface Fields {
  title: string;
  body: string;
  language: CannedLanguage | '';
  shared: boolean;
}

/** Writes a text, or changes one. */
export function CannedDialog({ response, onClose }: CannedDialogProps) {
  const { t } = useTranslation('canned');
  const { value, change, clear } = useDraft<Fields>(`canned.${response?.id ?? 'new'}`, {
    ...{ title: response?.title ?? '', body: response?.body ?? '' },
    ...{ language: response?.language ?? '', shared: response?.shared ?? false },
  });
  const area = useRef<HTMLTextAreaElement>(null);
  const submit = useSaving({ response, fields: value, onDone: () => [clear(), onClose()] });
  const insert = (name: VariableName) => {
    const { whole, end } = inserted(value.body, `{{${name}}}`, area.current);
    change({ body: whole });
    area.current?.focus();
    // Once the text stands there: a cursor cannot be set before.
    requestAnimationFrame(() => area.current?.setSelectionRange(end, end));
  };
  const languages = languageOf.map((one) => ({ value: one, label: t(`languages.${one}`) }));
  return (
    <FormDialog
      {...submit}
      wide
      title={t(response ? 'edit' : 'create')}
      submitLabel={t('save')}
      incomplete={!value.title.trim() || !value.body.trim()}
      onClose={onClose}
    >
      <TextField
        label={t('title')}
        maxLength={120}
        value={value.title}
        onChange={(event) => change({ title: event.target.value })}
      />
      <TextArea
        ref={area}
        label={t('body')}
        rows={6}
        hint={t('variablesHint', { example: '{{contact.first_name|there}}', interpolation: { skipOnVariables: true } })}
        value={value.body}
        onChange={(event) => change({ body: event.target.value })}
      />
      <Variables onInsert={insert} />
      <CannedPreview body={value.body} />
      <SelectField<CannedLanguage | ''>
        label={t('language')}
        value={value.language}
        options={[{ value: '', label: t('anyLanguage') }, ...languages]}
        onChange={(language) => change({ language })}
      />
      {response ? null : <ForTeam shared={value.shared} onChange={(shared) => change({ shared })} />}
    </FormDialog>
  );
}

/** Owners and admins keep the team's texts. */
function ForTeam({ shared, onChange }: { shared: boolean; onChange: (shared: boolean) => void }) {
  const { t } = useTranslation('canned');
  const { role } = useMe().person;
  if (role !== 'owner' && role !== 'admin') return null;
  return <Checkbox label={t('shared')} checked={shared} onChange={onChange} />;
}

function Variables({ onInsert }: { onInsert: (name: VariableName) => void }) {
  const { t } = useTranslation('canned');
  return (
    <fieldset className="flex flex-wrap gap-1">
      <legend className="pb-1 text-soft text-small">{t('variables')}</legend>
      {variableNames.map((name) => (
        <Button key={name} size="small" onClick={() => onInsert(name)}>
          {t(`names.${keyOf(name)}`)}
        </Button>
      ))}
    </fieldset>
  );
}

type KeyOf<Name extends string> = Name extends `${infer Whose}.${infer What}` ? `${Whose}_${What}` : never;
/** A dot would open another level of texts. */
const keyOf = (name: VariableName) => name.replace('.', '_') as KeyOf<VariableName>;

interface Saving {
  response: CannedResponse | null;
  fields: Fields;
  onDone: () => void;
}

function useSaving({ response, fields: { title, body, language, shared }, onDone }: Saving) {
  const { t } = useTranslation('canned');
  const write = useWrite();
  const said = { title, body, language: language || null };
  return useSubmit<CannedResponse>({
    send: () =>
      write({
        send: (api, options) =>
          response
            ? api.cannedResponses.update.mutate({ id: response.id, ...said }, options)
            : api.cannedResponses.create.mutate({ ...said, shared }, options),
        touches: { about: 'canned_response' },
        done: t('saved'),
        quiet: true,
      }),
    onDone,
  });
}
