import { useTranslation } from 'react-i18next';
import type { ThreadLink } from '../../threads/schema.js';
import { classNames } from '../../ui/class-names.js';

export interface CustomerSwitcherProps {
  links: readonly ThreadLink[];
  shownId: string;
  /** What all of them have in common; that the thread concerns them, unless told. */
  label?: string;
  onShow: (customerId: string) => void;
}

/** Stands above the name when the thread concerns several customers, or may concern one of several. */
export function CustomerSwitcher({ links, shownId, label, onShow }: CustomerSwitcherProps) {
  const { t } = useTranslation('panel');
  if (links.length < 2) return null;
  return (
    <nav aria-label={label ?? t('link.several', { count: links.length })} className="flex flex-wrap gap-1 pb-1">
      {links.map(({ customer, primary }) => (
        <button
          key={customer.id}
          type="button"
          aria-pressed={customer.id === shownId}
          onClick={() => onShow(customer.id)}
          className={classNames(
            'h-6 max-w-48 truncate rounded-sm border border-line-strong px-2 text-small text-soft hover:bg-hover',
            'aria-pressed:border-transparent aria-pressed:bg-accent-soft aria-pressed:text-accent-ink',
          )}
        >
          {customer.name}
          {primary ? <span className="sr-only"> ({t('link.primary')})</span> : null}
        </button>
      ))}
    </nav>
  );
}
