import * as Radix from 'radix-ui/dropdown-menu';
import type { ReactElement, ReactNode } from 'react';
import { chordForScreenReader } from './chord.js';
import { classNames } from './class-names.js';
import { CheckIcon } from './icons/actions.js';
import { Kbd } from './kbd.js';

export interface MenuProps {
  trigger: ReactElement;
  label: string;
  align?: 'start' | 'center' | 'end' | undefined;
  children: ReactNode;
}

const rowClasses = classNames(
  'flex h-7 cursor-default select-none items-center gap-2 rounded-sm px-2 text-body outline-none',
  'data-[disabled]:opacity-50 data-[highlighted]:bg-pressed',
);

export function Menu({ trigger, label, align = 'end', children }: MenuProps) {
  return (
    <Radix.Root modal={false}>
      <Radix.Trigger asChild>{trigger}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          aria-label={label}
          align={align}
          sideOffset={4}
          collisionPadding={8}
          className="z-50 min-w-44 max-w-[calc(100vw-16px)] animate-fade rounded-md bg-raised p-1 shadow-float"
        >
          {children}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

export interface MenuItemProps {
  onSelect: () => void;
  icon?: ReactNode;
  shortcut?: string | undefined;
  danger?: boolean | undefined;
  disabled?: boolean | undefined;
  children: ReactNode;
}

export function MenuItem({ onSelect, icon, shortcut, danger, disabled = false, children }: MenuItemProps) {
  return (
    <Radix.Item
      onSelect={onSelect}
      disabled={disabled}
      aria-keyshortcuts={shortcut && chordForScreenReader(shortcut)}
      className={classNames(rowClasses, danger ? 'text-danger-ink' : 'text-ink')}
    >
      {icon ? <span className={danger ? '' : 'text-faint'}>{icon}</span> : null}
      <span className="flex-1 truncate">{children}</span>
      {shortcut ? <Kbd keys={shortcut} className="ml-4 text-faint" /> : null}
    </Radix.Item>
  );
}

export interface MenuCheckItemProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  children: ReactNode;
}

export function MenuCheckItem({ checked, onChange, children }: MenuCheckItemProps) {
  return (
    <Radix.CheckboxItem checked={checked} onCheckedChange={onChange} className={classNames(rowClasses, 'text-ink')}>
      <span className="size-4 text-accent-ink">{checked ? <CheckIcon /> : null}</span>
      <span className="flex-1 truncate">{children}</span>
    </Radix.CheckboxItem>
  );
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1 font-medium text-faint text-small">{children}</Radix.Label>;
}
