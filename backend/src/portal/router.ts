import * as shape from '@threadline/shared/portal/schema';
import { asking, doing, portalRouterOf, reading, writing } from '../platform/http/portal-procedure.js';
import * as verbs from './service.js';

/** Everything that a customer's person can ask and do. Nothing of the team's router is reachable from here. */
export const portalRouter = portalRouterOf({
  entry: portalRouterOf({
    brand: asking({ input: shape.brandOf, output: shape.portalBrand, run: verbs.getBrand }),
    request: doing({ input: shape.requestLink, output: shape.linkRequested, run: verbs.requestLink }),
    look: doing({ input: shape.mailedLink, output: shape.linkState, run: verbs.lookAtLink }),
    enter: doing({ input: shape.mailedLink, output: shape.entered, run: verbs.enter }),
    unsubscribe: doing({ input: shape.mailedLink, output: shape.unsubscribed, run: verbs.unsubscribe }),
  }),
  visit: portalRouterOf({
    me: asking({ input: shape.nothing, output: shape.visitor, run: verbs.greet }),
    begin: writing({ input: shape.nothing, output: shape.done, run: verbs.noteVisit }),
    choose: writing({ input: shape.chooseCompany, output: shape.done, run: verbs.chooseCompany }),
    saveSettings: writing({ input: shape.saveSettings, output: shape.portalSettings, run: verbs.saveSettings }),
    signOut: doing({ input: shape.nothing, output: shape.done, run: verbs.signOut }),
    home: reading({ input: shape.nothing, output: shape.portalHome, run: verbs.home }),
    export: reading({ input: shape.nothing, output: shape.portalExport, run: verbs.exportAll }),
  }),
  tasks: portalRouterOf({
    list: reading({ input: shape.nothing, output: shape.portalTasks, run: verbs.tasks }),
    complete: writing({ input: shape.portalTaskById, output: shape.portalTask, run: verbs.completeTask }),
    reopen: writing({ input: shape.portalTaskById, output: shape.portalTask, run: verbs.reopenTask }),
  }),
  conversations: portalRouterOf({
    list: reading({ input: shape.listConversations, output: shape.portalConversations, run: verbs.conversations }),
    get: reading({
      input: shape.portalConversationById,
      output: shape.portalConversationDetail,
      run: verbs.conversation,
    }),
  }),
  documents: portalRouterOf({
    list: reading({ input: shape.nothing, output: shape.portalDocuments, run: verbs.documents }),
  }),
});

export type PortalRouter = typeof portalRouter;
