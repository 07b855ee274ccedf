import { editInteraction, interaction, interactionById, logInteraction } from '@threadline/shared/interactions/schema';
import { mutation, query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const interactionsRouter = router({
  get: query({
    permission: 'timeline.read',
    rest: ['GET', '/interactions/{id}'],
    summary: 'One interaction with its follow-up',
    input: interactionById,
    output: interaction,
    run: verbs.getInteraction,
  }),
  log: mutation({
    permission: 'interaction.log',
    rest: ['POST', '/interactions'],
    summary: 'Log a call, meeting or the like, with an optional follow-up',
    input: logInteraction,
    output: interaction,
    run: verbs.logInteraction,
  }),
  edit: mutation({
    permission: 'interaction.edit',
    rest: ['PATCH', '/interactions/{id}'],
    summary: 'Correct an interaction',
    input: editInteraction,
    output: interaction,
    run: verbs.editInteraction,
  }),
  remove: mutation({
    permission: 'interaction.edit',
    rest: ['DELETE', '/interactions/{id}'],
    summary: 'Remove an interaction; it can be restored',
    input: interactionById,
    output: interaction,
    run: verbs.removeInteraction,
  }),
  restore: mutation({
    permission: 'interaction.edit',
    rest: ['POST', '/interactions/{id}/restore'],
    summary: 'Bring a removed interaction back',
    input: interactionById,
    output: interaction,
    run: verbs.restoreInteraction,
  }),
});
