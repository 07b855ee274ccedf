import { Command } from 'cmdk';
import * as Radix from 'radix-ui/dialog';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.js';
import { SearchIcon } from './icons/actions.js';
import { InlineNotice } from './inline-notice.js';
import { Kbd } from './kbd.js';

export interface CommandItem {
  id: string;
  label: string;
  detail?: ReactNode;
  icon?: ReactNode;
  shortcut?: string | undefined;
  run: () => void;
}

export interface CommandGroup {
  heading: string;
  items: readonly CommandItem[];
}

export interface CommandPaletteProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  query: string;
  onQueryChange: (query: string) => void;
  /** Already filtered and ranked for the query, by whoever knows the data. */
  groups: readonly CommandGroup[];
  loading?: boolean | undefined;
  /** The search got no answer. */
  failed?: boolean | undefined;
}

/** Finds anything and does anything, from the keyboard. */
export function CommandPalette(props: CommandPaletteProps) {
  const { open, onOpenChange, query, onQueryChange, groups, loading, failed } = props;
  const { t } = useTranslation('ui');
  const run = (item: CommandItem) => {
    onOpenChange(false);
    item.run();
  };
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-veil" />
        <Radix.Content
          aria-describedby={undefined}
          className={classNames(
            'fixed top-[12vh] left-1/2 z-40 w-[calc(100vw-24px)] max-w-150 -translate-x-1/2 animate-fade',
            'overflow-hidden rounded-md bg-raised shadow-float',
          )}
        >
          <Radix.Title className="sr-only">{t('commandPalette')}</Radix.Title>
          <Command shouldFilter={false} loop label={t('commandPalette')}>
            <div className="flex items-center gap-2 border-line border-b px-4">
              <SearchIcon className="text-faint" />
              <Command.Input
                value={query}
                onValueChange={onQueryChange}
                placeholder={t('commandPrompt')}
                className="h-12 min-w-0 flex-1 bg-transparent text-title outline-none"
              />
            </div>
            {failed ? (
              <InlineNotice tone="error" className="m-2">
                {t('searchFailed')}
              </InlineNotice>
            ) : null}
            {groups.length === 0 && !failed ? (
              <p role="status" className="px-4 py-8 text-center text-faint">
                {loading ? t('loading') : t('noMatches')}
              </p>
            ) : null}
            <Command.List className="max-h-[min(400px,60vh)] overflow-y-auto p-2" hidden={groups.length === 0}>
              {groups.map((group) => (
                <PaletteGroup key={group.heading} group={group} onRun={run} />
              ))}
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

function PaletteGroup({ group, onRun }: { group: CommandGroup; onRun: (item: CommandItem) => void }) {
  return (
    <Command.Group
      heading={group.heading}
      className={classNames(
        '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5 [&_[cmdk-group-heading]]:font-medium',
        '[&_[cmdk-group-heading]]:text-faint [&_[cmdk-group-heading]]:text-small',
      )}
    >
      {group.items.map((item) => (
        <Command.Item
          key={item.id}
          value={item.id}
          onSelect={() => onRun(item)}
          className="flex h-9 cursor-default items-center gap-3 rounded-sm px-2 data-[selected=true]:bg-pressed"
        >
          {item.icon ? <span className="text-faint">{item.icon}</span> : null}
          <span className="truncate">{item.label}</span>
          {item.detail ? <span className="min-w-0 shrink-99 truncate text-faint text-small">{item.detail}</span> : null}
          {item.shortcut ? <Kbd keys={item.shortcut} className="ml-auto text-faint" /> : null}
        </Command.Item>
      ))}
    </Command.Group>
  );
}
