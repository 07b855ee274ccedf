import { type FormEvent, type KeyboardEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.js';

export interface InlineFormProps {
  label: string;
  onSubmit: () => Promise<unknown>;
  /** Escape and Cancel: the draft is kept. */
  onClose: () => void;
  disabled?: boolean | undefined;
  saveLabel?: string | undefined;
  internal?: boolean | undefined;
  children: ReactNode;
}

/** A form in its place: ⌘/Ctrl+Enter saves, Escape closes and keeps what was typed. */
export function InlineForm(props: InlineFormProps) {
  const { label, onSubmit, onClose, disabled, saveLabel, children } = props;
  const { t } = useTranslation('panel');
  const [busy, setBusy] = useState(false);
  const submit = async (event?: FormEvent) => {
    event?.preventDefault();
    if (disabled || busy) return;
    setBusy(true);
    await onSubmit().finally(() => setBusy(false));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) {
      event.preventDefault();
      onClose();
    }
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.defaultPrevented) {
      event.preventDefault();
      void submit();
    }
  };
  return (
    <form
      aria-label={label}
      onSubmit={(event) => void submit(event)}
      onKeyDown={onKeyDown}
      className="flex flex-col gap-2"
    >
      {children}
      <div className="flex items-center gap-2 pt-1">
        <Button type="submit" variant="primary" disabled={disabled} busy={busy} shortcut="mod+enter">
          {saveLabel ?? t('forms.save')}
        </Button>
        <Button variant="quiet" shortcut="escape" onClick={onClose}>
          {t('forms.close')}
        </Button>
      </div>
    </form>
  );
}
