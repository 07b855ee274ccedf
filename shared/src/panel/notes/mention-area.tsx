import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { PersonName } from '../../kernel/person-name.js';
import { classNames } from '../../ui/class-names.js';
import { TextArea } from '../../ui/text-area.js';
import { useTeam } from '../forms/use-team.js';
import { completeMention, matchPeople, mentionQuery } from './mentions.js';

export interface MentionAreaProps {
  label: string;
  hint?: string | undefined;
  autoFocus?: boolean;
  value: string;
  onChange: (text: string) => void;
}

/** The amber field of an internal note; an @ offers the colleagues. */
export function MentionArea({ label, hint, autoFocus, value, onChange }: MentionAreaProps) {
  const team = useTeam();
  const listId = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [query, setQuery] = useState<string | null>(null);
  const [active, setActive] = useState(0);
  const matches = query === null ? [] : matchPeople(team, query);
  const look = () => {
    const field = area.current;
    setQuery(field ? mentionQuery(field.value, field.selectionStart) : null);
    setActive(0);
  };
  const choose = (person: PersonName) => {
    const field = area.current;
    if (!field) return;
    const completed = completeMention(value, field.selectionStart, person.name);
    onChange(completed.text);
    setQuery(null);
    requestAnimationFrame(() => field.setSelectionRange(completed.cursor, completed.cursor));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const chosen = matches[active];
    if (!chosen || event.metaKey || event.ctrlKey) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step && !['Enter', 'Tab', 'Escape'].includes(event.key)) return;
    event.preventDefault();
    if (step) setActive((active + step + matches.length) % matches.length);
    else if (event.key === 'Escape') setQuery(null);
    else choose(chosen);
  };
  const listed = matches.length > 0 ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${active}` } : {};
  return (
    <div className="relative">
      <TextArea
        {...listed}
        ref={area}
        internal
        rows={3}
        label={label}
        hint={hint}
        autoFocus={autoFocus}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          look();
        }}
        onKeyDown={onKeyDown}
        onBlur={() => setQuery(null)}
      />
      {matches.length > 0 && <Choices {...{ listId, label, matches, active }} onChoose={choose} />}
    </div>
  );
}

interface ChoicesProps {
  listId: string;
  label: string;
  matches: readonly PersonName[];
  active: number;
  onChoose: (person: PersonName) => void;
}

function Choices({ listId, label, matches, active, onChoose }: ChoicesProps) {
  return (
    <div
      id={listId}
      role="listbox"
      aria-label={label}
      className="absolute inset-x-0 z-10 rounded-md bg-raised p-1 shadow-float"
    >
      {matches.map((person, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: The keys act in the field, which keeps the focus.
        // biome-ignore lint/a11y/useFocusableInteractive: The field points at the active choice.
        <div
          key={person.id}
          id={`${listId}-${index}`}
          role="option"
          aria-selected={index === active}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(person)}
          className={classNames('flex h-7 cursor-default items-center rounded-sm px-2', index === active && 'bg-hover')}
        >
          {person.name}
        </div>
      ))}
    </div>
  );
}
