import { Link } from '@tanstack/react-router';
import type { ThreadLink } from '@threadline/shared/threads/schema';
import { Avatar } from '@threadline/shared/ui/avatar';
import { useTranslation } from 'react-i18next';

/** Whose conversation it is, each customer with the reason. */
export function ConversationLinks({ links }: { links: readonly ThreadLink[] }) {
  const { t: talk } = useTranslation('conversation');
  const why = useWhy();
  if (links.length === 0) return <p className="text-faint text-small">{talk('nobody')}</p>;
  return (
    <ul aria-label={talk('customers')} className="flex flex-wrap gap-x-4 gap-y-1 text-small">
      {links.map((link) => (
        <li key={link.customer.id} className="flex min-w-0 max-w-full items-center gap-1.5">
          <Avatar name={link.customer.name} size={16} square />
          <Link
            to="/customers/$customerId"
            params={{ customerId: link.customer.id }}
            className="inline-flex min-h-6 min-w-0 items-center font-medium text-accent-ink hover:underline"
          >
            <span className="truncate">{link.customer.name}</span>
          </Link>
          <span className="min-w-0 truncate text-faint">{why(link)}</span>
        </li>
      ))}
    </ul>
  );
}

function useWhy(): (link: ThreadLink) => string {
  const { t: talk } = useTranslation('conversation');
  return ({ reason, evidence }) => {
    const address = evidence.address ?? evidence.domain ?? '';
    const domain = evidence.domain ?? evidence.address ?? '';
    if (reason === 'manual' && !evidence.person) return talk('why.manualUnknown');
    return talk(`why.${reason}`, { address, domain, name: evidence.person?.name ?? '' });
  };
}
