import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from './icon-button.js';
import { CloseIcon } from './icons/actions.js';
import { keepOpenForToasts } from './keep-open-for-toasts.js';
import { useFocusReturn } from './use-focus-return.js';

export interface DrawerProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  footer?: ReactNode;
  children?: ReactNode;
}

/** Edits beside the page, without leaving it. */
export function Drawer({ open, onOpenChange, title, footer, children }: DrawerProps) {
  const { t } = useTranslation('ui');
  const focus = useFocusReturn();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          onInteractOutside={keepOpenForToasts}
          {...focus}
          aria-describedby={undefined}
          className="fixed inset-y-0 right-0 z-40 flex w-full max-w-120 animate-fade flex-col bg-raised shadow-float focus-visible:outline-none"
        >
          <header className="flex items-center gap-2 border-line border-b py-2 pr-2 pl-4">
            <Radix.Title className="min-w-0 flex-1 truncate font-semibold text-title">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={t('close')} icon={<CloseIcon />} />
            </Radix.Close>
          </header>
          <div data-dialog-body className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto p-4">
            {children}
          </div>
          {footer ? <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
