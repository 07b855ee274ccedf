import * as Radix from 'radix-ui/popover';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { classNames } from './class-names.js';
import { type ComboboxChoice, ComboboxList } from './combobox-list.js';
import { controlClasses, Field, type FieldProps, type FieldWiring } from './field.js';
import { IconButton } from './icon-button.js';
import { CloseIcon } from './icons/actions.js';
import { ChevronDownIcon } from './icons/navigation.js';
import { type Search, useAsyncSearch } from './use-async-search.js';

export interface ComboboxProps<Item> extends FieldProps {
  value: Item | null;
  onChange: (item: Item | null) => void;
  /** Keep its identity between renders (useCallback): a new one searches anew. */
  search: Search<Item>;
  itemKey: (item: Item) => string;
  itemLabel: (item: Item) => string;
  itemDetail?: ((item: Item) => ReactNode) | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  autoFocus?: boolean | undefined;
  /** Offers to create what was typed, as the last choice. */
  onCreate?: ((query: string) => void) | undefined;
  createLabel?: ((query: string) => string) | undefined;
}

/** Chooses one of many by typing: a customer, a person. */
export function Combobox<Item>(props: ComboboxProps<Item>) {
  const { label, hideLabel, hint, error, optional, className } = props;
  return (
    <Field {...{ label, hideLabel, hint, error, optional, className }}>
      {(wiring) => <ComboboxControl {...props} wiring={wiring} />}
    </Field>
  );
}

function ComboboxControl<Item>(props: ComboboxProps<Item> & { wiring: FieldWiring }) {
  const { t } = useTranslation('ui');
  const listId = useId();
  const { query, open, active, choices, searching, failed, ...act } = useChoosing(props);
  const shown = query ?? (props.value ? props.itemLabel(props.value) : '');
  return (
    <Radix.Root open={open} onOpenChange={(next) => (next ? act.show() : act.close())}>
      <Radix.Anchor className="relative flex items-center">
        <input
          {...props.wiring}
          role="combobox"
          aria-expanded={open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={open && choices[active] ? `${listId}-${active}` : undefined}
          autoComplete="off"
          // biome-ignore lint/a11y/noAutofocus: The caller decides where a dialog begins.
          autoFocus={props.autoFocus}
          disabled={props.disabled}
          placeholder={props.placeholder}
          value={shown}
          onChange={(event) => act.type(event.target.value)}
          onClick={act.show}
          onBlur={act.close}
          onKeyDown={act.onKeyDown}
          className={classNames(controlClasses, 'h-control truncate pr-8')}
        />
        <span className="absolute right-1 flex size-6 items-center justify-center text-faint">
          {props.value && !props.disabled ? (
            <IconButton small label={t('clear')} icon={<CloseIcon size={12} />} onClick={() => props.onChange(null)} />
          ) : (
            <ChevronDownIcon className="pointer-events-none" />
          )}
        </span>
      </Radix.Anchor>
      <Radix.Portal>
        <Radix.Content {...floating} aria-label={props.label}>
          <ComboboxList
            id={listId}
            label={props.label}
            {...{ choices, active }}
            onHover={act.setActive}
            empty={t(searching ? 'loading' : failed ? 'searchFailed' : query ? 'noMatches' : 'searchPrompt')}
          />
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** The list lies under its field, as wide, and leaves the focus where it is. */
const floating = {
  align: 'start',
  sideOffset: 4,
  collisionPadding: 8,
  role: 'region',
  onOpenAutoFocus: (event: Event) => event.preventDefault(),
  onCloseAutoFocus: (event: Event) => event.preventDefault(),
  className: 'z-50 w-(--radix-popover-trigger-width) min-w-56 animate-fade rounded-md bg-raised shadow-float',
} as const;

function useChoosing<Item>(props: ComboboxProps<Item>) {
  const [query, setQuery] = useState<string | null>(null);
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const { items, searching, failed } = useAsyncSearch(props.search, query ?? '', open);
  const close = () => {
    setOpen(false);
    setQuery(null);
  };
  const show = () => {
    setActive(0);
    setOpen(true);
  };
  const type = (text: string) => {
    setQuery(text);
    show();
  };
  const choices = choicesOf(props, items, { query: query ?? '', close });
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      if (!open) return show();
      setActive((before) => (before + step + choices.length) % Math.max(1, choices.length));
    } else if (event.key === 'Enter' && open && choices[active]) {
      event.preventDefault();
      choices[active].choose();
    } else if (event.key === 'Escape' && open) {
      event.stopPropagation();
      close();
    }
  };
  return { query, open, active, choices, searching, failed, setActive, close, show, type, onKeyDown };
}

function choicesOf<Item>(
  props: ComboboxProps<Item>,
  items: readonly Item[],
  { query, close }: { query: string; close: () => void },
): readonly ComboboxChoice[] {
  const choices = items.map((item) => ({
    key: props.itemKey(item),
    label: props.itemLabel(item),
    detail: props.itemDetail?.(item),
    choose: () => {
      props.onChange(item);
      close();
    },
  }));
  const { onCreate, createLabel } = props;
  if (!query.trim() || !onCreate || !createLabel) return choices;
  const create = () => {
    close();
    onCreate(query.trim());
  };
  return [...choices, { key: 'create', label: createLabel(query.trim()), choose: create }];
}
