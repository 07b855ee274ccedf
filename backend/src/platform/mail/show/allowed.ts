/** Elements that are kept; of all others their content alone. */
export const keptElements: ReadonlySet<string> = new Set(
  [
    'a abbr address b big blockquote br caption center cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i',
    'img ins kbd li mark ol p pre q s samp small span strike strong sub sup table tbody td tfoot th thead tr tt u ul var wbr',
  ].flatMap((line) => line.split(' ')),
);
/** Elements that the sanitiser makes itself; nobody's mail holds them. */
export const madeElements = ['details', 'summary'];

/** Looks that mails may ask for, by the class that our own style sheet gives them. */
export const keptClasses = ['bold', 'italic', 'underlined', 'struck', 'left', 'centre', 'right', 'mono'];
export const madeClasses = ['quoted', 'real-host', 'plain'];

export const emptyElements: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'img', 'wbr']);
/** Elements that begin on a line of their own. */
export const blockElements: ReadonlySet<string> = new Set(
  'address blockquote br center dd div dl dt h1 h2 h3 h4 h5 h6 hr li ol p pre tr ul'.split(' '),
);
