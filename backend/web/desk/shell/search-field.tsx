import { SearchIcon } from '@threadline/shared/ui/icons/actions';
import { TextField } from '@threadline/shared/ui/text-field';
import { useEffect, useState } from 'react';

export interface SearchFieldProps {
  label: string;
  /** Stands in the empty field; the label does where it is missing. */
  hint?: string;
  /** What the address holds. */
  text: string;
  onChange: (text: string) => void;
  /** Above the field, among other named ones, instead of in it. */
  showLabel?: boolean;
  className?: string;
}

const pauseMilliseconds = 150;

/** What is typed reaches the address after a short pause. */
export function SearchField({ label, hint = label, text, onChange, showLabel = false, className }: SearchFieldProps) {
  const [typed, setTyped] = useState(text);
  const [told, setTold] = useState(text);
  if (told !== text) {
    setTold(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed.trim() === text) return;
    const timer = setTimeout(() => onChange(typed.trim()), pauseMilliseconds);
    return () => clearTimeout(timer);
  });
  return (
    <TextField
      label={label}
      hideLabel={!showLabel}
      type="search"
      className={className}
      icon={showLabel ? undefined : <SearchIcon />}
      placeholder={showLabel ? undefined : hint}
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
    />
  );
}
