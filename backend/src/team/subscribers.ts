import { type HandedKind, handedKinds } from '@threadline/shared/team/holding';
import { invitationHours } from '@threadline/shared/team/invitations';
import { queueMail } from '../mail-outbox/service.js';
import { organisationOf } from '../platform/auth/organisation-of.js';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import type { StoredEvent, Subscriber } from '../platform/events/subscriber.js';
import type { PersonFacts } from './events.js';
import { findInvitation, giveToken } from './invitation-queries.js';
import { teamLettersIn } from './letters.js';
import { findPerson } from './queries.js';

// Admins read the outbox of a server that sends no mail. A link that makes an owner is for none of them.
const [openLink, hiddenLink] = ['tli', 'tlj'] as const;

/** Mails an invitation. Its token is made here, stands in the mail alone, and is kept as a hash. */
export function sendTeamInvitation(publicBaseUrl: string): Subscriber {
  return {
    name: 'send-team-invitation',
    events: ['invitation.sent'],
    urgent: true,
    run: async (ctx, event) => {
      const invited = await findInvitation(ctx, event.subjectId);
      if (invited?.state !== 'open') return;
      const token = newSecret(invited.role === 'owner' ? hiddenLink : openLink);
      if (!(await giveToken(ctx, invited.id, hashSecret(token)))) return;
      const { name: organisation, locale } = await organisationOf(ctx);
      const letter = teamLettersIn(locale).invitation({
        ...{ organisation, inviter: invited.inviter.name, role: invited.role },
        ...{ link: `${publicBaseUrl}/join#${token}`, hours: invitationHours },
      });
      await queueMail(ctx, { to: invited.email, ...letter });
    },
  };
}

/** Tells whoever took work over how much it is and from whom; not those who gave it to themselves. */
export function tellSuccessors(publicBaseUrl: string): Subscriber {
  return {
    name: 'tell-successors',
    events: ['person.removed', 'person.role_changed'],
    concerns: (event) => takenOver(event).size > 0,
    run: async (ctx, event) => {
      const { name: person = '' } = event.data as Partial<PersonFacts>;
      const actor = event.actorId ? ((await findPerson(ctx, event.actorId))?.name ?? null) : null;
      const letters = teamLettersIn((await organisationOf(ctx)).locale);
      for (const [id, counts] of takenOver(event)) {
        const successor = await findPerson(ctx, id);
        if (!successor || successor.suspendedAt) continue;
        await queueMail(ctx, {
          to: successor.email,
          ...letters.handover({ person, actor, counts, link: `${publicBaseUrl}/` }),
        });
      }
    },
  };
}

/** How much of what each successor took over, who decided it left out. */
function takenOver({ actorId, data }: Pick<StoredEvent, 'actorId' | 'data'>) {
  const { handed = {}, successors = {} } = data as Partial<PersonFacts>;
  const bySuccessor = new Map<string, Partial<Record<HandedKind, number>>>();
  for (const kind of handedKinds) {
    const id = successors[kind];
    if (!id || id === actorId) continue;
    bySuccessor.set(id, { ...bySuccessor.get(id), [kind]: handed[kind] ?? 0 });
  }
  return bySuccessor;
}
