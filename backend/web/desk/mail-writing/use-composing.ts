import { useQueryClient } from '@tanstack/react-query';
import { isTemporary, useApi, useApiClient } from '@threadline/shared/api';
import type { MailDraft } from '@threadline/shared/mail-writing/schema';
import { useCallback, useEffect, useRef, useState } from 'react';
import { readFailure } from '../shell/failure.js';
import { useDraft } from '../writing/use-draft.js';
import { fieldsOf, type MailFields, type Saving, sameFields, saveInput } from './composing.js';

const pauseMilliseconds = 1_000;
const againMilliseconds = 5_000;

export interface Composing {
  fields: MailFields;
  change: (fields: Partial<MailFields>) => void;
  saving: Saving;
  /** Saves what is not saved yet; the draft as it then stands, or null where it could not be saved. */
  save: () => Promise<MailDraft | null>;
  /** After another tab has changed the draft: this text goes on, or the other one is taken. */
  keepMine: () => void;
  takeOther: () => void;
}

/** The text of a mail: kept in this browser at every sign, and on the server after a pause. Nothing that is typed is lost. */
export function useComposing(draft: MailDraft): Composing {
  const client = useApiClient();
  const queries = useQueryClient();
  const queryKey = useApi().mailWriting.get.queryKey({ id: draft.id });
  const { value: fields, change, clear, kept } = useDraft<MailFields>(`mail.${draft.id}`, fieldsOf(draft));
  const [saving, setSaving] = useState<Saving>({ name: 'saved' });
  const latest = useRef({ draft, fields });
  latest.current = { draft, fields };
  /** What the server does not take as it is, however often it is sent. */
  const refused = useRef<string | null>(null);
  const underWay = useRef<Promise<MailDraft | null> | null>(null);

  const write = useCallback(async (): Promise<MailDraft | null> => {
    const { draft: known, fields: typed } = latest.current;
    if (sameFields(typed, fieldsOf(known))) {
      clear();
      setSaving({ name: 'saved' });
      return known;
    }
    setSaving({ name: 'saving' });
    try {
      const saved = await client.mailWriting.save.mutate(saveInput(known, typed));
      latest.current = { ...latest.current, draft: saved };
      // A read that began before would bring back what stood there before.
      await queries.cancelQueries({ queryKey });
      queries.setQueryData(queryKey, saved);
      if (sameFields(latest.current.fields, typed)) clear();
      setSaving({ name: 'saved' });
      return saved;
    } catch (error) {
      const { code, message } = readFailure(error);
      if (code === 'conflict') setSaving({ name: 'conflict' });
      else setSaving(code === 'unreachable' ? { name: 'offline' } : { name: 'failed', why: message });
      refused.current = code !== 'unreachable' && !isTemporary(readFailure(error)) ? JSON.stringify(typed) : null;
      return null;
    }
  }, [client, queries, queryKey, clear]);

  // One save after the other: each knows the version that the one before has left.
  const save = useCallback(async () => {
    await underWay.current;
    underWay.current = write().finally(() => {
      underWay.current = null;
    });
    return underWay.current;
  }, [write]);

  const text = JSON.stringify(fields);
  const { name } = saving;
  useEffect(() => {
    if (!kept || text === '' || name === 'conflict' || name === 'saving' || refused.current === text) return;
    const again = name === 'offline' || name === 'failed';
    const timer = setTimeout(() => void save(), again ? againMilliseconds : pauseMilliseconds);
    return () => clearTimeout(timer);
  }, [kept, text, name, save]);

  const readAnew = () => client.mailWriting.get.query({ id: draft.id });
  const keepMine = async () => {
    const newer = await readAnew().catch(() => null);
    if (!newer) return;
    latest.current = { ...latest.current, draft: newer };
    await save();
  };
  const takeOther = async () => {
    const newer = await readAnew().catch(() => null);
    if (!newer) return;
    clear();
    queries.setQueryData(queryKey, newer);
    setSaving({ name: 'saved' });
  };
  // What is typed counts as saved once the server has it.
  const shown: Saving = kept && name === 'saved' ? { name: 'saving' } : saving;
  return { fields, change, saving: shown, save, keepMine: () => void keepMine(), takeOther: () => void takeOther() };
}
