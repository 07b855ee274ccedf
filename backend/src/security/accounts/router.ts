import { id } from '@threadline/shared/kernel/fields';
import { linkedAccount } from '@threadline/shared/security/linked-accounts';
import * as z from 'zod';
import { mutation, query, router } from '../../platform/http/procedure.js';
import { listLinkedAccounts, unlinkAccount } from './service.js';

export const linkedAccountsRouter = router({
  list: query({
    permission: 'security.read',
    rest: ['GET', '/linked-accounts'],
    summary: 'Your accounts elsewhere by which you sign in here',
    input: z.strictObject({}).optional(),
    output: z.object({ items: z.array(linkedAccount) }),
    run: listLinkedAccounts,
  }),
  unlink: mutation({
    permission: 'security.own',
    rest: ['DELETE', '/linked-accounts/{id}'],
    summary: 'End sign-in by an account elsewhere',
    input: z.strictObject({ id }),
    output: z.object({ id }),
    run: unlinkAccount,
  }),
});
