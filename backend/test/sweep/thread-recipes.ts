import { answered, byId, fresh, host, ofRule, page, type Recipe, work } from './recipe.js';

/** Of every procedure about conversations, in the order in which each works on what the ones before have left. */
export const threadRecipes: Record<string, Recipe> = {
  'threads.context': (things) => ({ ...host, customerId: things.customer }),
  'threads.list': (things) => ({ limit: 100, customerId: things.customer }),
  'threads.get': byId('thread'),
  'mailView.conversation': (things) => ({ threadId: things.thread, limit: 100 }),
  'mailView.open': (things) => ({ messageId: things.message }),
  'threads.link': work,
  'threads.undo': (things, answers) => ({
    threadId: things.thread,
    undo: answered(answers, 'threads.link').undo ?? '',
  }),
  'threads.unlink': (things) => ({ customerId: things.customer, thread: { hostThread: host } }),
  'threads.split': (things) => ({ threadId: things.conversation, messageIds: [things.part] }),
  'threads.merge': (things, answers) => ({
    fromThreadId: answered(answers, 'threads.split').intoThreadId ?? things.conversation,
    intoThreadId: things.thread,
  }),
  'threads.undoArrangement': (things, answers) => ({
    id: answered(answers, 'threads.merge').id ?? things.arrangement,
  }),
  'threads.setRule': (things) => ({
    address: `${fresh()}@rules.com`,
    verdict: 'customer',
    customerId: things.customer,
  }),
  'threads.rules': page,
  'threads.relinkPreview': ofRule,
  'threads.relink': ofRule,
  'threads.relinkUndo': (things, answers) => ({ batchId: answered(answers, 'threads.relink').id ?? things.relink }),
  'threads.relinkBatches': page,
  'threads.removeRule': (things, answers) => ({ id: answered(answers, 'threads.setRule').id ?? things.rule }),
};
