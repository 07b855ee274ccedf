import { id } from '@threadline/shared/kernel/fields';
import { passkey, passkeyCreation, passkeyName } from '@threadline/shared/security/passkeys';
import * as z from 'zod';
import { mutation, query, router } from '../../platform/http/procedure.js';
import { beginPasskey, listPasskeys, removePasskey, renamePasskey } from './service.js';

export const passkeysRouter = router({
  list: query({
    permission: 'security.read',
    rest: ['GET', '/passkeys'],
    summary: 'Your own passkeys',
    input: z.strictObject({}).optional(),
    output: z.object({ items: z.array(passkey) }),
    run: listPasskeys,
  }),
  begin: mutation({
    permission: 'security.own',
    rest: ['POST', '/passkeys/begin'],
    summary: 'Begin to add a passkey in this browser',
    input: z.strictObject({}),
    output: passkeyCreation,
    run: beginPasskey,
    secretAnswer: true,
  }),
  rename: mutation({
    permission: 'security.own',
    rest: ['PATCH', '/passkeys/{id}'],
    summary: 'Name a passkey',
    input: z.strictObject({ id, name: passkeyName }),
    output: passkey,
    run: renamePasskey,
  }),
  remove: mutation({
    permission: 'security.own',
    rest: ['DELETE', '/passkeys/{id}'],
    summary: 'Remove a passkey',
    input: z.strictObject({ id }),
    output: z.object({ id }),
    run: removePasskey,
  }),
});
