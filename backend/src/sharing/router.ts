import {
  invited,
  portalGuestOf,
  previewSharing,
  sharedThing,
  shareThing,
  sharing,
  sharingOf,
  sharingPreview,
} from '@threadline/shared/portal/sharing-schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const sharingRouter = router({
  get: query({
    permission: 'portal.read',
    rest: ['GET', '/customers/{customerId}/portal'],
    summary: 'What a customer is shown, and who of them may see it',
    input: sharingOf,
    output: sharing,
    run: verbs.sharingOf,
  }),
  preview: query({
    permission: 'portal.read',
    rest: ['POST', '/customers/{customerId}/portal/preview'],
    summary: 'What a contact sees, now or after a change that is not made',
    input: previewSharing,
    output: sharingPreview,
    run: verbs.preview,
  }),
  share: mutation({
    permission: 'portal.share',
    rest: ['POST', '/customers/{customerId}/portal/share'],
    summary: 'Show a task, a conversation or a document to the customer',
    input: shareThing,
    output: sharing,
    run: verbs.share,
  }),
  unshare: mutation({
    permission: 'portal.share',
    rest: ['POST', '/customers/{customerId}/portal/unshare'],
    summary: 'Hide it from the customer again',
    input: sharedThing,
    output: sharing,
    run: verbs.unshare,
  }),
  invite: mutation({
    permission: 'portal.invite',
    rest: ['POST', '/customers/{customerId}/portal/guests/{contactId}/invite'],
    summary: 'Mail a contact a welcome with a link into the portal',
    input: portalGuestOf,
    output: invited,
    run: verbs.invite,
  }),
  closeAccess: mutation({
    permission: 'portal.invite',
    rest: ['POST', '/customers/{customerId}/portal/guests/{contactId}/close'],
    summary: 'Shut a contact out of the portal',
    input: portalGuestOf,
    output: sharing,
    run: verbs.closeAccess,
  }),
  openAccess: mutation({
    permission: 'portal.invite',
    rest: ['POST', '/customers/{customerId}/portal/guests/{contactId}/open'],
    summary: 'Let a contact into the portal again',
    input: portalGuestOf,
    output: sharing,
    run: verbs.openAccess,
  }),
});
