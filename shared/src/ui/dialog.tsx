import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.js';
import { IconButton } from './icon-button.js';
import { CloseIcon } from './icons/actions.js';
import { keepOpenForToasts } from './keep-open-for-toasts.js';
import { useFocusReturn } from './use-focus-return.js';

export interface DialogProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  wide?: boolean | undefined;
  children?: ReactNode;
}

/** A task in front of the page. Escape, the cross and a click beside it close it; focus goes back where it was. */
export function Dialog({ open, onOpenChange, title, description, footer, wide, children }: DialogProps) {
  const { t } = useTranslation('ui');
  const focus = useFocusReturn();
  const describing = description ? {} : { 'aria-describedby': undefined };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          onInteractOutside={keepOpenForToasts}
          {...focus}
          {...describing}
          className={classNames(
            'fixed top-[10vh] left-1/2 z-40 flex max-h-[80vh] w-[calc(100vw-24px)] -translate-x-1/2 flex-col',
            'animate-fade rounded-md bg-raised shadow-float focus-visible:outline-none',
            wide ? 'max-w-180' : 'max-w-110',
          )}
        >
          <header className="flex items-start gap-2 py-3 pr-2 pl-4">
            <Radix.Title className="flex-1 pt-0.5 font-semibold text-title">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton small label={t('close')} icon={<CloseIcon />} />
            </Radix.Close>
          </header>
          <div data-dialog-body className="flex min-h-0 flex-col gap-3 overflow-y-auto px-4 pb-4">
            {description ? <Radix.Description className="text-soft">{description}</Radix.Description> : null}
            {children}
          </div>
          {footer ? <footer className="flex justify-end gap-2 border-line border-t px-4 py-3">{footer}</footer> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
