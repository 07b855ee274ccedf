import { invitationHours } from '@threadline/shared/team/invitations';
import { queueMail } from '../mail-outbox/service.js';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import type { Subscriber } from '../platform/events/subscriber.js';
import { findInvitation, giveToken } from './invitation-queries.js';
import { teamLettersIn } from './letters.js';
import { readOrganisation } from './organisation-queries.js';

// Admins read the outbox of a server that sends no mail. A link that makes an owner is for none of them.
const [openLink, hiddenLink] = ['tlm', 'tlp'];

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
      const { name: organisation, locale } = await readOrganisation(ctx);
      const letter = teamLettersIn(locale).invitation({
        ...{ organisation, inviter: invited.inviter.name, role: invited.role },
        ...{ link: `${publicBaseUrl}/join#${token}`, hours: invitationHours },
      });
      await queueMail(ctx, { to: invited.email, ...letter });
    },
  };
}
