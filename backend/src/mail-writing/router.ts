import * as schema from '@threadline/shared/mail-writing/schema';
import * as z from 'zod';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const mailWritingRouter = router({
  mailboxes: query({
    permission: 'mail.write',
    rest: ['GET', '/mail-drafts/mailboxes'],
    summary: 'Mailboxes that you may write from',
    input: z.strictObject({}),
    output: schema.writableMailboxes,
    run: verbs.listMailboxes,
  }),
  list: query({
    permission: 'mail.write',
    rest: ['GET', '/mail-drafts'],
    summary: 'Your drafts, the latest first',
    input: schema.listDrafts,
    output: schema.draftPage,
    run: verbs.listDrafts,
  }),
  get: query({
    permission: 'mail.write',
    rest: ['GET', '/mail-drafts/{id}'],
    summary: 'One of your drafts',
    input: schema.draftById,
    output: schema.mailDraft,
    run: verbs.getDraft,
  }),
  start: mutation({
    permission: 'mail.write',
    rest: ['POST', '/mail-drafts'],
    summary: 'Begin a mail, or an answer to a stored one',
    input: schema.startDraft,
    output: schema.mailDraft,
    run: verbs.startDraft,
  }),
  save: mutation({
    permission: 'mail.write',
    rest: ['PUT', '/mail-drafts/{id}'],
    summary: 'Keep what has been written',
    input: schema.saveDraft,
    output: schema.mailDraft,
    run: verbs.saveDraft,
  }),
  send: mutation({
    permission: 'mail.write',
    rest: ['POST', '/mail-drafts/{id}/send'],
    summary: 'Send a mail; it can be taken back for ten seconds',
    input: schema.sendDraft,
    output: schema.mailDraft,
    run: verbs.sendDraft,
  }),
  takeBack: mutation({
    permission: 'mail.write',
    rest: ['POST', '/mail-drafts/{id}/take-back'],
    summary: 'Take a mail back that has not gone out yet',
    input: schema.draftById,
    output: schema.mailDraft,
    run: verbs.takeBackDraft,
  }),
  discard: mutation({
    permission: 'mail.write',
    rest: ['DELETE', '/mail-drafts/{id}'],
    summary: 'Discard a draft; it can be brought back',
    input: schema.draftById,
    output: schema.mailDraft,
    run: verbs.discardDraft,
  }),
  restore: mutation({
    permission: 'mail.write',
    rest: ['POST', '/mail-drafts/{id}/restore'],
    summary: 'Bring a discarded draft back',
    input: schema.draftById,
    output: schema.mailDraft,
    run: verbs.restoreDraft,
  }),
  removeFile: mutation({
    permission: 'mail.write',
    rest: ['POST', '/mail-drafts/{id}/files/remove'],
    summary: 'Take a file off a draft',
    input: schema.removeDraftFile,
    output: schema.mailDraft,
    run: verbs.removeDraftFile,
  }),
});
