import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Note } from '../../notes/schema.js';
import { Button } from '../../ui/button.js';
import { usePanel } from '../panel-context.js';
import { mergeTexts } from './merge-texts.js';

export interface NoteConflictProps {
  theirs: Note;
  mine: string;
  /** Goes on with this text, on top of theirs. */
  onKeep: (text: string) => void;
  /** Leaves their text as it is; the own one is given up. */
  onDiscard: () => void;
}

/** "Ben changed this note while you were writing": both texts, and three ways on. */
export function NoteConflict({ theirs, mine, onKeep, onDiscard }: NoteConflictProps) {
  const { t } = useTranslation('panel');
  const { me } = usePanel();
  const { author } = theirs;
  const sentence =
    author && author.id !== me.person.id ? t('notes.conflict', { name: author.name }) : t('notes.conflictElsewhere');
  const question = useRef<HTMLDivElement>(null);
  // Whoever was typing goes on from here by Tab; on a button, the next key they type would answer for them.
  useEffect(() => question.current?.focus(), []);
  return (
    <div ref={question} role="alert" tabIndex={-1} className="flex flex-col gap-2">
      <p className="font-medium">{sentence}</p>
      <Version heading={t('notes.theirs')}>{theirs.body}</Version>
      <Version heading={t('notes.mine')}>{mine}</Version>
      <div className="flex flex-wrap gap-1">
        <Button variant="primary" onClick={() => onKeep(mergeTexts(theirs.body, mine))}>
          {t('notes.merge')}
        </Button>
        <Button onClick={() => onKeep(mine)}>{t('notes.keepMine')}</Button>
        <Button variant="quiet" onClick={onDiscard}>
          {t('notes.keepTheirs')}
        </Button>
      </div>
    </div>
  );
}

function Version({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <section className="rounded-md border border-note-line p-2">
      <h3 className="text-note-faint text-small">{heading}</h3>
      <p className="whitespace-pre-wrap break-words">{children}</p>
    </section>
  );
}
