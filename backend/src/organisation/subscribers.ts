import { queueMail } from '../mail-outbox/service.js';
import { hashSecret, newSecret } from '../platform/auth/secrets.js';
import type { Ctx } from '../platform/db/in-org.js';
import type { StoredEvent, Subscriber } from '../platform/events/subscriber.js';
import { formerOwnerLetter, ownerLetter, removalLetter } from './letters.js';
import {
  findActivePerson,
  findOrganisation,
  findOwnersShutOut,
  findRemoval,
  insertReturn,
  nameOfPerson,
} from './queries.js';
import { purgesAt } from './verbs/remove-organisation.js';

/** Leaves events of an organisation that is being deleted alone: nothing goes on there but the mail to its owners. */
export function notWhileRemoved(subscriber: Subscriber): Subscriber {
  return {
    ...subscriber,
    run: async (ctx, event) => {
      if ((await findRemoval(ctx)) === null) await subscriber.run(ctx, event);
    },
  };
}

/** Mails every owner a link by which they take the deletion back. Its token stands in the mail alone. */
export function tellOwners(publicBaseUrl: string): Subscriber {
  return {
    name: 'tell-owners-of-deletion',
    events: ['organisation.removed'],
    urgent: true,
    run: async (ctx, event) => {
      const removedAt = await findRemoval(ctx);
      if (!removedAt) return;
      for (const owner of await findOwnersShutOut(ctx, removedAt)) {
        const token = newSecret('tlo');
        await insertReturn(ctx, owner.id, hashSecret(token));
        const letter = await letterFor(ctx, event, {
          removedAt,
          link: `${publicBaseUrl}/organisation-return#${token}`,
        });
        await queueMail(ctx, { to: owner.email, ...letter });
      }
    },
  };
}

/** Tells by mail who owns the organisation from now on, and who does no longer: both notice what they did not expect. */
export function tellOwnership(publicBaseUrl: string): Subscriber {
  return {
    name: 'tell-ownership',
    events: ['person.role_changed'],
    concerns: ({ data }) => data.to === 'owner' || data.from === 'owner',
    run: async (ctx, { actorId, subjectId, data }) => {
      const person = await findActivePerson(ctx, subjectId);
      // The role may have changed again meanwhile: that is an event of its own.
      if (!person || person.role !== data.to) return;
      const { name: organisation, locale } = await findOrganisation(ctx);
      const actor = actorId && actorId !== person.id ? await nameOfPerson(ctx, actorId) : null;
      const letter =
        data.to === 'owner'
          ? ownerLetter(locale, { organisation, actor, link: `${publicBaseUrl}/organisation` })
          : formerOwnerLetter(locale, { organisation, actor, link: `${publicBaseUrl}/security` });
      await queueMail(ctx, { to: person.email, ...letter });
    },
  };
}

async function letterFor(ctx: Ctx, { actorId }: StoredEvent, { removedAt, link }: { removedAt: Date; link: string }) {
  const { name: organisation, locale, timeZone } = await findOrganisation(ctx);
  const actor = actorId ? await nameOfPerson(ctx, actorId) : null;
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(purgesAt(removedAt));
  return removalLetter(locale, { organisation, actor, day, link });
}
