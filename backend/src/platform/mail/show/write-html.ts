import { blockElements, emptyElements, keptClasses, keptElements } from './allowed.js';
import { type ImageShelf, pixels } from './images.js';
import { shownLink } from './links.js';
import { classesOf, isHidden } from './looks.js';
import type { ShownMail } from './shown-mail.js';
import { type Branch, textOf } from './tree.js';

const marks: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
// Marks that turn text around, invisible ones, and controls make text say something else than it holds.
const misleading = /[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]|(?![\n\t])[\p{Cc}\p{Co}\p{Cn}]/gu;
const cells = new Set(['td', 'th', 'table', 'col']);
/** What folds a quote is as high as that many lines. */
const foldBlocks = 2;
const usualImagePixels = 120;
const mostImagePixels = 600;

/** Writes the kept part of a tree as HTML: each attribute is made anew from what was understood of the old one. */
export class HtmlWriter {
  readonly room: ShownMail['room'] = { blocks: 0, characters: 0, imagePixels: 0 };
  private readonly parts: string[] = [];
  private folded = 0;

  constructor(private readonly shelf: ImageShelf) {}

  /** The HTML of what is below. */
  write(root: Branch): string {
    this.writeAll(root.children);
    return this.parts.join('');
  }

  private writeAll(children: Branch['children']): void {
    for (const child of children) {
      if (typeof child === 'string') this.writeText(child);
      else if (!isHidden(child)) this.writeBranch(child);
    }
  }

  private writeText(text: string): void {
    const plain = escapeText(text);
    if (this.folded === 0) this.room.characters += text.trim().length;
    this.parts.push(plain);
  }

  private writeBranch(branch: Branch): void {
    const { name } = branch;
    if (name === 'details') this.writeFold(branch);
    else if (name === 'summary') this.parts.push('<summary>•••</summary>');
    else if (name === 'img') this.writeImage(branch);
    else this.writeElement(branch);
  }

  private writeElement(branch: Branch): void {
    const { name } = branch;
    if (this.folded === 0 && blockElements.has(name)) this.room.blocks += 1;
    const link = name === 'a' ? shownLink(branch.attributes.href ?? '', textOf(branch, 400)) : null;
    const kept = name === 'a' ? link !== null : keptElements.has(name);
    if (!kept) {
      this.writeAll(branch.children);
      return;
    }
    const href = link ? ` href="${escapeText(link.href)}" target="_blank" rel="noopener noreferrer nofollow"` : '';
    this.parts.push(`<${name}${href}${attributesOf(branch)}>`);
    if (emptyElements.has(name)) return;
    this.writeAll(branch.children);
    this.parts.push(`</${name}>`);
    if (link?.realHost) this.parts.push(` <span class="real-host">[${escapeText(link.realHost)}]</span>`);
  }

  private writeFold(branch: Branch): void {
    const isOpen = branch.attributes.open !== undefined;
    this.parts.push(isOpen ? '<details class="quoted" open>' : '<details class="quoted">');
    if (this.folded === 0) this.room.blocks += foldBlocks;
    this.folded += isOpen ? 0 : 1;
    this.writeAll(branch.children);
    this.folded -= isOpen ? 0 : 1;
    this.parts.push('</details>');
  }

  private writeImage(branch: Branch): void {
    const key = this.shelf.keyOf(branch);
    if (key === null) return;
    const width = pixels(branch.attributes.width);
    const height = pixels(branch.attributes.height);
    const size = `${width ? ` width="${width}"` : ''}${height ? ` height="${height}"` : ''}`;
    if (this.folded === 0) this.room.imagePixels += Math.min(height ?? usualImagePixels, mostImagePixels);
    // The key comes first: the frame finds pictures by this begin, which no text can hold.
    this.parts.push(
      `<img data-image="${key}"${size} alt="${escapeText((branch.attributes.alt ?? '').slice(0, 300))}">`,
    );
  }
}

/** Text as it may stand between tags and in quoted attributes. */
export function escapeText(text: string): string {
  return text.replace(misleading, '').replace(/[&<>"]/g, (mark) => marks[mark] ?? '');
}

function attributesOf(branch: Branch): string {
  const { name, attributes } = branch;
  const classes = classesOf(branch).filter((one) => keptClasses.includes(one));
  const direction = /^(?:ltr|rtl|auto)$/i.exec(attributes.dir ?? '')?.[0];
  return [
    classes.length > 0 ? ` class="${classes.join(' ')}"` : '',
    direction ? ` dir="${direction.toLowerCase()}"` : '',
    cells.has(name) ? cellAttributes(attributes) : '',
    name === 'ol' ? counted('start', attributes.start, 9_999) : '',
  ].join('');
}

function cellAttributes(attributes: Record<string, string>): string {
  const share = /^\s*(\d{1,3})%\s*$/.exec(attributes.width ?? '')?.[1];
  const width = share && Number(share) <= 100 ? ` width="${share}%"` : counted('width', attributes.width, 1_000);
  return [counted('colspan', attributes.colspan, 50), counted('rowspan', attributes.rowspan, 50), width].join('');
}

function counted(name: string, value: string | undefined, most: number): string {
  const number = /^\s*(\d{1,4})(?:px)?\s*$/.exec(value ?? '')?.[1];
  return number === undefined || Number(number) === 0 ? '' : ` ${name}="${Math.min(Number(number), most)}"`;
}
