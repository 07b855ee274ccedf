import type { Sentences } from '../catalogue.js';

/** Merging, taking a merge back, and the bin. */
export const mergeSentences: Sentences = {
  '{{name}} lies in the bin too. Restore the customer first, then this.':
    '{{name}} liegt auch im Papierkorb. Stellen Sie zuerst den Kunden wieder her, dann dies.',
  'Something has changed since you looked at this merge. Look at it again, then merge.':
    'Seit Sie sich diese Zusammenführung angesehen haben, hat sich etwas geändert. Sehen Sie noch einmal hin und führen Sie dann zusammen.',
  'Others are writing to these records without a pause. Nothing was changed; try again later.':
    'Andere schreiben gerade ohne Pause in diese Einträge. Nichts wurde geändert; versuchen Sie es später erneut.',
  'Choose two different {{what}}s to merge.': 'Wählen Sie zum Zusammenführen zwei verschiedene Einträge.',
  'After this, {{gone}} was merged into {{kept}}. Take that merge back first, then this one.':
    'Danach wurde {{gone}} mit {{kept}} zusammengeführt. Machen Sie zuerst jenes rückgängig, dann dieses.',
  'The merge of {{name}} has been taken back already.':
    'Die Zusammenführung von {{name}} ist schon rückgängig gemacht.',
  '{{kept}} is gone for good, and {{gone}} with it.': '{{kept}} ist endgültig gelöscht, und {{gone}} damit auch.',
  '{{name}} lies in the bin. Restore it first, then try again.':
    '{{name}} liegt im Papierkorb. Stellen Sie den Eintrag zuerst wieder her und versuchen Sie es dann erneut.',
  'This archive cannot be imported: {{why}}. Nothing was changed; export it again.':
    'Dieses Archiv lässt sich nicht importieren: {{why}}. Nichts wurde geändert; exportieren Sie es erneut.',
};
