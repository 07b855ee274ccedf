import { throughPortal } from '../../src/platform/db/in-portal.js';
import { home } from '../../src/portal/service.js';
import type { Case } from './case.js';

/** The customer's first page. Its bare statements run in the app's role, which has no narrower view of them. */
export const portalHomeCase: Case = {
  requests: async ({ guests }) =>
    guests.map(({ cookie }) => ({
      method: 'GET',
      path: '/portal/trpc/visit.home?input=%7B%7D',
      credential: `cookie: ${cookie}`,
    })),
  answers: async ({ guests, orgId }) =>
    guests.map(({ customerId, contactId }) => (ctx) => {
      const guest = { orgId, customerId, contactId, since: null, timeZone: 'Europe/Berlin' };
      return throughPortal(ctx, guest, { look: home });
    }),
};
