import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.js';
import { Dialog } from './dialog.js';

export interface ConfirmDialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** A question that names the thing: "Delete the customer Acme?" */
  title: string;
  /** What happens, and whether it can be undone. */
  children: ReactNode;
  /** The verb itself, never "OK". */
  confirmLabel: string;
  onConfirm: () => void;
  danger?: boolean | undefined;
  busy?: boolean | undefined;
}

/** For what cannot be undone. All else acts at once and offers Undo. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { open, onOpenChange, title, children, confirmLabel, onConfirm, danger, busy } = props;
  const { t } = useTranslation('ui');
  const footer = (
    <>
      <Button autoFocus onClick={() => onOpenChange(false)}>
        {t('cancel')}
      </Button>
      <Button variant={danger ? 'danger' : 'primary'} busy={busy} onClick={onConfirm}>
        {confirmLabel}
      </Button>
    </>
  );
  return <Dialog {...{ open, onOpenChange, title, footer }} description={children} />;
}
