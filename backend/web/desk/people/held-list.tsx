import type { Holdings } from '@threadline/shared/team/schema';
import { useTranslation } from 'react-i18next';
import type { TeamRole } from './roles.js';

/** What a person holds, counted: all of it where they leave, and what the narrower role takes from them otherwise. */
export function HeldList({ holdings, role }: { holdings: Holdings; role: TeamRole | null }) {
  const { t } = useTranslation('desk');
  const lines = useLines(holdings, role);
  if (lines.length === 0) return <p className="text-soft">{t('handover.nothing')}</p>;
  return (
    <section>
      <h3 className="pb-1 font-semibold">{t('handover.loses')}</h3>
      <ul className="list-disc pl-5">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}

type Counted = Exclude<keyof Holdings, 'timerRuns'>;

function useLines(holdings: Holdings, role: TeamRole | null): string[] {
  const { t } = useTranslation('desk');
  const words: Record<Counted, (count: number) => string> = {
    customersOwned: (count) => t('handover.customersOwned', { count }),
    customersAssigned: (count) => t('handover.customersAssigned', { count }),
    tasks: (count) => t('handover.tasks', { count }),
    followUps: (count) => t('handover.followUps', { count }),
    approvals: (count) => t('handover.approvals', { count }),
    apiKeys: (count) => t('handover.keys', { count }),
    devices: (count) => t('handover.devices', { count }),
    mailboxes: (count) => t('handover.mailboxes', { count }),
    invitations: (count) => t('handover.invitations', { count }),
  };
  const lines = told(role)
    .filter((kind) => holdings[kind] > 0)
    .map((kind) => words[kind](holdings[kind]));
  const stops = holdings.timerRuns && role !== 'contractor';
  return stops ? [...lines, t('handover.timer')] : lines;
}

const all: readonly Counted[] = [
  ...(['customersOwned', 'customersAssigned', 'tasks', 'followUps', 'approvals'] as const),
  ...(['apiKeys', 'devices', 'mailboxes', 'invitations'] as const),
];

/** What is lost with a role. Keys and devices stay, and do no more than the role allows. */
function told(role: TeamRole | null): readonly Counted[] {
  if (role === null) return all;
  const lost: readonly Counted[] = ['customersOwned', 'followUps', 'approvals', 'invitations'];
  return role === 'contractor' ? ['customersAssigned', ...lost] : ['tasks', ...lost];
}
