import { convert, type FormatCallback, type HtmlToTextOptions } from 'html-to-text';
import type { MailLine } from './fold-reply.js';
import { isTooDeep } from './html-depth.js';

/** Characters of private use stand for the borders that the text itself does not show. */
const marks = {
  ...{ quote: '\ue000', quoteEnd: '\ue001', signature: '\ue002', signatureEnd: '\ue003', cut: '\ue004' },
  ...{ box: '\ue005', boxEnd: '\ue006' },
};
const anyMark = /[\ue000-\ue006]/g;
const longestHtml = 512 * 1024;

/** Says in one look whether a mail's form tells quotes from the rest. */
const tellingWords = [
  '<blockquote',
  'gmail_(?:quote|signature|attr)',
  'moz-(?:cite|forward|signature)',
  'yahoo_quoted',
  'divRplyFwdMsg',
  'appendonsend',
  'stopSpelling',
  'OutlookMessageHeader',
  'protonmail_',
  '__QUOTED_TEXT__',
  'zmail_extra',
  'reference-message',
  'oriMsgHtml',
  'name=["\']?quote',
  'tutanota_quote',
  'front-blockquote',
  'isForwardContent',
  'isReplyContent',
  'messageReplySection',
  'id=["\']?Signature',
];
const telling = new RegExp(tellingWords.join('|'), 'i');

const quoteSelectors = [
  ...['blockquote', 'div.yahoo_quoted', 'div.moz-forward-container', 'div.moz-cite-prefix', 'div.gmail_attr'],
  ...[
    'div.protonmail_quote',
    'div.zmail_extra',
    'div[data-marker="__QUOTED_TEXT__"]',
    'div.oriMsgHtml',
    'div[name="quote"]',
  ],
  ...['div#mail-editor-reference-message-container', 'div.ms-outlook-mobile-reference-message', 'div#isReplyContent'],
  ...['div#isForwardContent', 'div[name="messageReplySection"]', 'div.tutanota_quote'],
];
const signatureSelectors = [
  ...[
    'div.gmail_signature',
    'div.moz-signature',
    'pre.moz-signature',
    'div.protonmail_signature_block',
    'div#Signature',
  ],
  ...[
    'div#AppleMailSignature',
    'div#ms-outlook-mobile-signature',
    'div[data-marker="__SIG_POST__"]',
    'div.tutanota_signature',
  ],
];
const cutSelectors = [
  ...[
    'div#divRplyFwdMsg',
    'div#x_divRplyFwdMsg',
    'div#appendonsend',
    'hr#stopSpelling',
    'hr#zwchr',
    'div.OutlookMessageHeader',
  ],
];

type Element = Parameters<FormatCallback>[0];

const quoted: FormatCallback = (...given) => {
  const [element] = given;
  const isIndentation =
    /border:\s?none/i.test(String(element.attribs?.style ?? '')) && element.attribs?.type !== 'cite';
  if (isIndentation) return plain(...given);
  const format =
    element.name === 'blockquote' ? between(marks.box, marks.boxEnd) : between(marks.quote, marks.quoteEnd);
  format(...given);
};

function between(before: string, after: string): FormatCallback {
  return (element, walk, builder) => {
    builder.openBlock({ leadingLineBreaks: 1 });
    if (before) builder.addInline(before);
    builder.addLineBreak();
    walk(element.children, builder);
    builder.addLineBreak();
    if (after) builder.addInline(after);
    builder.closeBlock({ trailingLineBreaks: 1 });
  };
}

const plain = between('', '');

// Gmail's own box holds the quote of a reply and its author's answers in between, but all of a forwarded mail.
const gmailBox: FormatCallback = (...given) => {
  const format = hasQuoteInside(given[0], 3) ? plain : quoted;
  format(...given);
};

function hasQuoteInside(element: Element, depth: number): boolean {
  const children: Element[] = element.children ?? [];
  return children.some((child) => child.name === 'blockquote' || (depth > 0 && hasQuoteInside(child, depth - 1)));
}

const options: HtmlToTextOptions = {
  wordwrap: false,
  limits: { maxInputLength: longestHtml, maxDepth: 100 },
  formatters: {
    quoted,
    gmailBox,
    signature: between(marks.signature, marks.signatureEnd),
    cutting: between(marks.cut, ''),
  },
  selectors: [
    { selector: 'img', format: 'skip' },
    { selector: 'a', options: { ignoreHref: true } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
    ...quoteSelectors.map((selector) => ({ selector, format: 'quoted' })),
    ...signatureSelectors.map((selector) => ({ selector, format: 'signature' })),
    ...cutSelectors.map((selector) => ({ selector, format: 'cutting' })),
    { selector: 'div.gmail_quote', format: 'gmailBox' },
  ],
};

/** The text of a mail's HTML with what its form says of each line; null where the form says nothing. */
export function linesOfHtml(html: string | null): MailLine[] | null {
  if (html === null || html.length > longestHtml || !telling.test(html) || isTooDeep(html)) return null;
  const lines = markedLines(convert(html.replace(anyMark, ''), options));
  return lines.some((line) => line.quoted || line.cut || line.signature) ? lines : null;
}

function markedLines(text: string): MailLine[] {
  const depth = { quote: 0, box: 0, signature: 0 };
  const lines: MailLine[] = [];
  let cut = false;
  for (const written of text.split('\n')) {
    for (const [mark] of written.matchAll(anyMark)) {
      if (mark === marks.cut) cut = true;
      else step(depth, mark);
    }
    const line = written.replace(anyMark, '');
    if (line.trim() === '' && line !== written) continue;
    const quoted = depth.quote + depth.box > 0;
    // What is quoted shows whose words it is not, as it does in plain mails.
    lines.push({ text: depth.box > 0 ? `> ${line}` : line, quoted, signature: depth.signature > 0, cut });
    if (line.trim() !== '') cut = false;
  }
  return lines;
}

function step(depth: { quote: number; box: number; signature: number }, mark: string): void {
  for (const name of ['quote', 'box', 'signature'] as const) {
    if (mark === marks[name]) depth[name] += 1;
    if (mark === marks[`${name}End`]) depth[name] = Math.max(0, depth[name] - 1);
  }
}
