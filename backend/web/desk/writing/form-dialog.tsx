import { Button } from '@threadline/shared/ui/button';
import { Dialog } from '@threadline/shared/ui/dialog';
import { InlineNotice } from '@threadline/shared/ui/inline-notice';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Submit } from './use-submit.js';

export interface FormDialogProps extends Submit {
  title: string;
  description?: string | undefined;
  submitLabel: string;
  /** Nothing to send yet. */
  incomplete?: boolean | undefined;
  wide?: boolean | undefined;
  onClose: () => void;
  children: ReactNode;
}

/** A form in front of the page. ⌘/Ctrl + Enter sends it; a refusal stands above the fields. */
export function FormDialog(props: FormDialogProps) {
  const { title, description, submitLabel, incomplete, wide, onClose, children, onSubmit, busy, refusal } = props;
  const { t } = useTranslation('desk');
  const form = useId();
  const footer = (
    <>
      <Button onClick={onClose}>{t('forms.cancel')}</Button>
      <Button type="submit" form={form} variant="primary" busy={busy} disabled={incomplete} shortcut="mod+enter">
        {submitLabel}
      </Button>
    </>
  );
  return (
    <Dialog open onOpenChange={(open) => open || onClose()} {...{ title, description, wide, footer }}>
      <form
        id={form}
        className="flex flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey) || incomplete) return;
          event.preventDefault();
          onSubmit();
        }}
      >
        {refusal ? <InlineNotice tone="error">{refusal}</InlineNotice> : null}
        {children}
      </form>
    </Dialog>
  );
}
