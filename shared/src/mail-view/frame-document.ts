import type { OpenedMail } from './schema.js';

export interface FrameContent {
  html: string;
  pictures: OpenedMail['pictures'];
  /** The server whose pictures may load, such as `https://desk.example.com`. */
  origin: string;
  /** Pictures that lie at the sender's are shown too. */
  showRemote: boolean;
  theme: 'light' | 'dark' | 'system';
  language: string;
  /** What unfolds the quoted part. */
  quotedLabel: string;
  /** Lets this document's own style in, and no other. */
  nonce: string;
}

const schemes = { light: 'light', dark: 'dark', system: 'light dark' };

/**
 * The whole document of a mail's frame. The frame gives it neither scripts nor an origin; its own policy lets in nothing
 * but our style and our server's pictures, so that what slips through the sanitiser reaches nobody.
 */
export function frameDocument({ nonce, origin, language, theme, ...content }: FrameContent): string {
  const policy = `default-src 'none'; img-src ${originOnly(origin)}/mail-files/; style-src 'nonce-${nonce}'`;
  return [
    '<!doctype html>',
    `<html lang="${/^[a-z]{2}$/.test(language) ? language : 'en'}"><head><meta charset="utf-8">`,
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    // Browsers look up the hosts of links in advance, which tells them that the mail is read.
    '<meta http-equiv="x-dns-prefetch-control" content="off">',
    '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
    `<style nonce="${nonce}">:root{color-scheme:${schemes[theme]}}${frameStyle}</style></head>`,
    `<body>${bodyOf(content, originOnly(origin))}</body></html>`,
  ].join('');
}

function bodyOf(
  content: Pick<FrameContent, 'html' | 'pictures' | 'showRemote' | 'quotedLabel'>,
  origin: string,
): string {
  const shown = new Map(
    content.pictures.filter(({ remote }) => content.showRemote || !remote).map(({ key, url }) => [key, url]),
  );
  // Both begins can only be tags that the sanitiser wrote: in texts and attributes it writes no angle bracket.
  return content.html
    .replace(/<img data-image="(i\d{1,3})"/g, (tag, key: string) => {
      const url = shown.get(key);
      return url && /^\/mail-files\/[\w.-]+$/.test(url) ? `<img src="${origin}${url}"` : tag;
    })
    .replaceAll('<summary>•••</summary>', () => `<summary>${escaped(content.quotedLabel)}</summary>`);
}

/** Nothing but scheme, host and port, so that an address of any kind stays within its place of the policy. */
const originOnly = (address: string): string => /^https?:\/\/[\w.:[\]-]+/.exec(address)?.[0] ?? 'https://none.invalid';
const escaped = (text: string) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

const frameStyle = [
  'html{font:14px/20px system-ui,sans-serif;overflow-wrap:anywhere}',
  'html{background:light-dark(#fff,#0f172a);color:light-dark(#0f172a,#f1f5f9)}',
  'body{margin:0;padding:2px}',
  'a{color:light-dark(#4338ca,#a5b4fc)}',
  'p{margin:0 0 10px}ul,ol{margin:0 0 10px;padding-inline-start:24px}',
  'h1,h2,h3,h4,h5,h6{font-size:16px;line-height:22px;margin:0 0 8px}',
  'img{max-width:100%;height:auto}img:not([src]){box-sizing:border-box;min-width:16px;min-height:16px;max-height:48px;',
  'border:1px dashed light-dark(#cbd5e1,#3a475c);border-radius:4px;color:light-dark(#64748b,#94a3b8);font-size:12px}',
  'table{max-width:100%;border-collapse:collapse}td,th{padding:1px 6px 1px 0;vertical-align:top;text-align:start}',
  '.plain,pre{white-space:pre-wrap;font-family:inherit;margin:0 0 10px}',
  'blockquote{margin:0 0 10px;padding-inline-start:10px;border-inline-start:2px solid light-dark(#cbd5e1,#3a475c)}',
  'details.quoted{margin:6px 0;color:light-dark(#475569,#cbd5e1)}details[open]>summary{margin-bottom:6px}',
  'summary{cursor:pointer;display:inline-block;min-height:24px;padding:2px 8px;border-radius:6px;font-size:12px;',
  'list-style:none;background:light-dark(#f1f5f9,#1e293b)}summary::-webkit-details-marker{display:none}',
  'summary:focus-visible,a:focus-visible{outline:2px solid light-dark(#4f46e5,#818cf8);outline-offset:1px}',
  '.real-host{font-size:12px;color:light-dark(#b91c1c,#fca5a5)}',
  '.bold{font-weight:600}.italic{font-style:italic}',
  '.underlined{text-decoration:underline}.struck{text-decoration:line-through}',
  '.left{text-align:left}.centre{text-align:center}.right{text-align:right}.mono{font-family:monospace}',
  'hr{border:0;border-top:1px solid light-dark(#e2e8f0,#243044)}',
].join('');
