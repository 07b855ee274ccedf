import { expect, test } from 'vitest';
import { frameDocument } from './frame-document.js';
import { frameHeight, guessHeight } from './frame-height.js';

const content = {
  html: '<p>data-image="i0"</p><img data-image="i0" alt=""><img data-image="i1" alt=""><details class="quoted"><summary>•••</summary>a</details>',
  pictures: [
    { key: 'i0', remote: false, url: '/mail-files/a.b.c' },
    { key: 'i1', remote: true, url: '/mail-files/d.e.f' },
  ],
  origin: 'https://desk.example/path?x',
  showRemote: false,
  theme: 'dark' as const,
  language: 'en',
  quotedLabel: 'Quoted & more',
  nonce: 'abc',
};

test('pictures of the mail itself load from our server, those at the sender’s only when they are asked for', () => {
  const shut = frameDocument(content);
  expect(shut).toContain(
    '<p>data-image="i0"</p><img src="https://desk.example/mail-files/a.b.c" alt=""><img data-image="i1"',
  );
  expect(frameDocument({ ...content, showRemote: true })).toContain('<img src="https://desk.example/mail-files/d.e.f"');
});

test('its policy lets in our style and our pictures, and nothing else', () => {
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(frameDocument(content))?.[1];
  expect(policy).toBe("default-src 'none'; img-src https://desk.example/mail-files/; style-src 'nonce-abc'");
});

test('an address that is none of our server’s is not loaded, whoever names it', () => {
  const pictures = [{ key: 'i0', remote: false, url: 'https://evil.example/a.png' }];
  expect(frameDocument({ ...content, pictures })).not.toContain('evil.example');
  expect(frameDocument({ ...content, origin: `javascript:"; script-src *` })).toContain(
    'img-src https://none.invalid/',
  );
});

test('the quoted part is called what the reader’s language calls it', () => {
  expect(frameDocument(content)).toContain('<summary>Quoted &#38; more</summary>');
});

test.each([
  ['one line', { blocks: 1, characters: 20, imagePixels: 0 }, 60],
  ['nothing', { blocks: 0, characters: 0, imagePixels: 0 }, 44],
  ['a long letter', { blocks: 40, characters: 4_000, imagePixels: 0 }, 1920],
])('the frame of %s is about as high as it', (_what, room, height) => {
  expect(guessHeight(room, { width: 600, pictures: false })).toBe(height);
});

test('a long mail begins small, and never becomes endless', () => {
  expect(frameHeight(9_000, { usual: 520, whole: false })).toBe(520);
  expect(frameHeight(600, { usual: 520, whole: true })).toBe(1_040);
  expect(frameHeight(1_000_000, { usual: 520, whole: true })).toBe(12_000);
});
