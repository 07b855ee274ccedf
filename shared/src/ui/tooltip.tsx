import * as Radix from 'radix-ui/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './kbd.js';

export interface TooltipProps {
  text: string;
  shortcut?: string | undefined;
  side?: 'top' | 'bottom' | 'left' | 'right' | undefined;
  /** One focusable element. */
  children: ReactElement;
}

/** Names a control on hover and focus. Never the only place where something is said. */
export function Tooltip({ text, shortcut, side = 'bottom', children }: TooltipProps) {
  return (
    <Radix.Root>
      <Radix.Trigger asChild>{children}</Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          side={side}
          sideOffset={4}
          collisionPadding={4}
          className="z-50 flex max-w-64 animate-fade items-center gap-1.5 rounded-sm bg-tip px-2 py-1 text-on-tip text-small"
        >
          {text}
          {shortcut ? <Kbd keys={shortcut} /> : null}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
