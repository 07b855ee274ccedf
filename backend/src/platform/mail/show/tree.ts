import { Parser } from 'htmlparser2';
import { SHOW_LIMITS } from './show-limits.js';

export interface Branch {
  name: string;
  attributes: Record<string, string>;
  children: (Branch | string)[];
  parent: Branch | null;
}

/** What is never shown, with all that stands in it. */
const withContent = new Set(
  [
    'applet audio canvas datalist embed fencedframe frame frameset iframe map math meter noembed noframes noscript object',
    'optgroup option plaintext portal progress script select style svg template textarea title video xmp',
  ].flatMap((line) => line.split(' ')),
);
const empty = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'wbr']);

const piece = 16 * 1024;

/** The tree of a mail's HTML, flat below a depth and ended after so many elements, so that what follows is bounded. */
export function growTree(html: string): { root: Branch; cut: boolean } {
  const root: Branch = { name: 'div', attributes: {}, children: [], parent: null };
  const open: { branch: Branch; name: string }[] = [];
  const left = { elements: SHOW_LIMITS.elements, characters: SHOW_LIMITS.textCharacters };
  let hidden = 0;
  const here = () => open.at(-1)?.branch ?? root;
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        left.elements -= 1;
        if (hidden > 0 || withContent.has(name)) {
          hidden += empty.has(name) ? 0 : 1;
          return;
        }
        const isFlat = open.length >= SHOW_LIMITS.depth || left.elements < 0;
        const branch = isFlat ? here() : grow(here(), name, attributes);
        if (!empty.has(name)) open.push({ branch, name });
      },
      ontext: (text) => {
        if (hidden > 0 || left.characters <= 0) return;
        here().children.push(text.slice(0, left.characters));
        left.characters -= text.length;
      },
      onclosetag: (name) => {
        if (empty.has(name)) return;
        if (hidden > 0) hidden -= 1;
        else open.pop();
      },
    },
    { decodeEntities: true },
  );
  // Piece by piece: nothing more is read once there is enough, and the parser's own stack stays small.
  let read = 0;
  const end = Math.min(html.length, SHOW_LIMITS.htmlCharacters);
  for (; read < end && left.elements >= 0 && left.characters >= 0; read += piece) {
    parser.write(html.slice(read, Math.min(read + piece, end)));
  }
  parser.end();
  return { root, cut: read < html.length || left.elements < 0 || left.characters < 0 };
}

/** Puts new branches in the place of children. */
export function adopt(parent: Branch, children: Branch['children']): void {
  parent.children = children;
  for (const child of children) if (typeof child !== 'string') child.parent = parent;
}

/** The words below a branch, as far as they are needed. */
export function textOf(branch: Branch, most = 2_000): string {
  let text = '';
  const waiting: (Branch | string)[] = [branch];
  while (waiting.length > 0 && text.length < most) {
    const next = waiting.pop();
    if (typeof next === 'string') text += next;
    else if (next) for (let index = next.children.length - 1; index >= 0; index--) push(waiting, next.children[index]);
  }
  return text.slice(0, most);
}

function push(waiting: (Branch | string)[], child: Branch | string | undefined): void {
  if (child !== undefined) waiting.push(child);
}

function grow(parent: Branch, name: string, attributes: Record<string, string>): Branch {
  const branch: Branch = { name, attributes, children: [], parent };
  parent.children.push(branch);
  return branch;
}
