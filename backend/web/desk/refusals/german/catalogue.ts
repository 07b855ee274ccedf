import type { Catalogue } from '../catalogue.js';
import { mailClientSentences } from './mail-client-sentences.js';
import { mailboxSentences } from './mailbox-sentences.js';
import { mergeSentences } from './merge-sentences.js';
import { serverSentences } from './server-sentences.js';
import { signInSentences } from './sign-in-sentences.js';
import { singleSignOnSentences } from './single-sign-on-sentences.js';
import { teamSentences } from './team-sentences.js';
import { refusalWords } from './words.js';
import { workSentences } from './work-sentences.js';
import { writingSentences } from './writing-sentences.js';

/** Everything that the server says no with, in German. */
export const germanRefusals: Catalogue = {
  sentences: {
    ...signInSentences,
    ...singleSignOnSentences,
    ...teamSentences,
    ...workSentences,
    ...mergeSentences,
    ...mailboxSentences,
    ...mailClientSentences,
    ...writingSentences,
    ...serverSentences,
  },
  words: refusalWords,
};
