import { searchInput, searchResult } from '@threadline/shared/search/schema';
import { query, router } from '../platform/http/procedure.js';
import * as verbs from './service.js';

export const searchRouter = router({
  everything: query({
    permission: 'search.read',
    rest: ['GET', '/search'],
    summary: 'Find customers, contacts, tasks and threads',
    input: searchInput,
    output: searchResult,
    run: verbs.searchEverything,
  }),
});
