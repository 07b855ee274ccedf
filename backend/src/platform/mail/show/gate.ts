import sanitizeHtml from 'sanitize-html';
import { keptClasses, keptElements, madeClasses, madeElements } from './allowed.js';
import { SHOW_LIMITS } from './show-limits.js';

const options: sanitizeHtml.IOptions = {
  allowedTags: [...keptElements, ...madeElements],
  allowedAttributes: {
    '*': ['dir'],
    a: ['href', 'target', 'rel'],
    details: ['open'],
    img: ['data-image', 'width', 'height', 'alt'],
    col: ['width'],
    ol: ['start'],
    table: ['width'],
    td: ['colspan', 'rowspan', 'width'],
    th: ['colspan', 'rowspan', 'width'],
  },
  allowedClasses: { '*': [...keptClasses, ...madeClasses] },
  allowedSchemes: ['http', 'https', 'mailto', 'tel'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  nonTextTags: ['script', 'style', 'textarea', 'option', 'noscript', 'xmp', 'title', 'template', 'svg', 'math'],
  nestingLimit: SHOW_LIMITS.depth * 3,
  parseStyleAttributes: false,
};

/** The last gate before a frame: whatever was written, only the allow-list leaves. */
export function throughTheGate(html: string): string {
  return sanitizeHtml(html, options);
}
