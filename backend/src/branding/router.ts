import { nothing } from '@threadline/shared/portal/schema';
import { branding, saveBranding, setLogo } from '@threadline/shared/portal/sharing-schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const brandingRouter = router({
  get: query({
    permission: 'branding.read',
    rest: ['GET', '/branding'],
    summary: 'How the organisation looks to its customers',
    input: nothing,
    output: branding,
    run: verbs.getBranding,
  }),
  save: mutation({
    permission: 'branding.write',
    rest: ['PATCH', '/branding'],
    summary: 'Change the colour of the portal and the sender name of its mails',
    input: saveBranding,
    output: branding,
    run: verbs.saveBranding,
  }),
  setLogo: mutation({
    permission: 'branding.write',
    rest: ['PUT', '/branding/logo'],
    summary: 'Set the logo of the portal',
    input: setLogo,
    output: branding,
    run: verbs.setLogo,
  }),
  removeLogo: mutation({
    permission: 'branding.write',
    rest: ['DELETE', '/branding/logo'],
    summary: 'Take the logo off the portal',
    input: nothing,
    output: branding,
    run: verbs.removeLogo,
  }),
});
