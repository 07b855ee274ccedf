import { expect, test } from 'vitest';
import { showMail } from './show-html.js';

const show = (html: string) => showMail({ html, text: '', quotedText: null });
const htmlOf = (html: string) => show(html).html;

test.each([
  ['a script', '<p>a</p><script>alert(1)</script>', '<p>a</p>'],
  ['a handler', '<p onclick="alert(1)">a</p>', '<p>a</p>'],
  [
    'a drawing with a script in it',
    '<p>a<svg><script>alert(1)</script><style><img src=x onerror=alert(1)></style></svg></p>',
    '<p>a</p>',
  ],
  ['a form', '<form action="https://evil.example"><input name=a autofocus><button>Send</button></form>', 'Send'],
  [
    'a style sheet',
    '<style>body{background:url(https://evil.example)}</style><p style="position:fixed">a</p>',
    '<p>a</p>',
  ],
  ['a frame', '<iframe srcdoc="<script>alert(1)</script>"></iframe><p>a</p>', '<p>a</p>'],
  ['a conditional comment', '<!--[if mso]><script>alert(1)</script><![endif]--><p>a</p>', '<p>a</p>'],
  [
    'a refresh and a base',
    '<meta http-equiv=refresh content="0;url=https://evil.example"><base href="https://evil.example/"><p>a</p>',
    '<p>a</p>',
  ],
  [
    'text that would be markup',
    '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
    '<p>&lt;img src=x onerror=alert(1)&gt;</p>',
  ],
  ['text that turns around', '<p>a\u202eb</p>', '<p>ab</p>'],
  ['lines that only lists of mails are to show', '<div style="display:none">Preheader</div><p>a</p>', '<p>a</p>'],
  ['names and ids of its own', '<p id="page" class="quoted" name="x">a</p>', '<p>a</p>'],
])('of a mail with %s only harmless markup is left', (_what, given, left) => {
  expect(htmlOf(given)).toBe(left);
});

test.each([
  ['javascript:alert(1)', null],
  [' java\tscript:alert(1)', null],
  ['vbscript:x', null],
  ['data:text/html,<script>alert(1)</script>', null],
  ['view-source:https://a.example', null],
  ['//a.example', null],
  ['/settings', null],
  ['#top', null],
  ['https://a.example/x?y=1&z=2', 'https://a.example/x?y=1&amp;z=2'],
  ['http://paypal.com@evil.example/', 'http://evil.example/'],
  ['mailto:jane@acme.com?cc=x@evil.example&subject=Hello&attach=/etc/passwd', 'mailto:jane@acme.com?subject=Hello'],
  ['tel:+49 30 1234', 'tel:+49301234'],
])('the link to %s leads to %s', (given, expected) => {
  const found = /href="([^"]*)"/.exec(htmlOf(`<a href="${given}">here</a>`))?.[1] ?? null;
  expect(found).toBe(expected);
});

test.each([
  ['<a href="https://evil.example/">www.my-bank.com</a>', '[evil.example]'],
  ['<a href="https://evil.example/">https://my-bank.com/login</a>', '[evil.example]'],
  ['<a href="http://my-bank.com@evil.example/">log in</a>', '[evil.example]'],
  ['<a href="https://xn--pypal-4ve.com/">log in</a>', '[xn--pypal-4ve.com]'],
])('%s says where it really leads', (given, host) => {
  expect(htmlOf(given)).toContain(`<span class="real-host">${host}</span>`);
});

test.each([
  '<a href="https://login.my-bank.com/">my-bank.com</a>',
  '<a href="https://my-bank.com/">Read more about node.js here, please, it is long</a>',
  '<a href="https://xn--mnchen-3ya.de/">München</a>',
])('%s is taken at its word', (given) => {
  expect(htmlOf(given)).not.toContain('real-host');
});

test('pictures lose their address and are found by a key; counting pixels and drawings are gone', () => {
  const { html, images } = show(
    `<img src="https://a.example/a.png" width=300 height=20 alt="A &quot;b&quot;"><img src="https://a.example/p.gif" width=1 height=1>
     <img src="cid:logo@x"><img src="data:image/png;base64,AAAA"><img src="data:image/svg+xml;base64,AAAA"><img srcset="https://a.example/b.png 2x">`,
  );
  expect(html).not.toMatch(/a\.example|src=|srcset/);
  expect(images).toEqual([
    { key: 'i0', from: 'remote', url: 'https://a.example/a.png' },
    { key: 'i1', from: 'part', contentId: 'logo@x' },
    { key: 'i2', from: 'data', base64: 'AAAA' },
  ]);
  expect(html).toContain('<img data-image="i0" width="300" height="20" alt="A &quot;b&quot;" />');
});

test.each([
  [
    'Gmail',
    '<div>Yes.</div><div class="gmail_quote"><div class="gmail_attr">On Monday Jane wrote:</div><blockquote>No?</blockquote></div>',
  ],
  ['Apple Mail', '<div>Yes.</div><blockquote type="cite">No?</blockquote>'],
  [
    'Outlook on the web',
    '<div>Yes.</div><div id="appendonsend"></div><hr><div id="divRplyFwdMsg">From: Jane</div><div>No?</div>',
  ],
  [
    'Outlook',
    '<div><p>Yes.</p><div><div style="border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0 0 0"><p><b>From:</b> Jane</p></div></div><p>No?</p></div>',
  ],
])('what %s quotes is folded', (_program, given) => {
  const { html, quotes } = show(given);
  const [shown, folded] = html.split('<details class="quoted">');
  expect(quotes).toBe(1);
  expect(shown).toContain('Yes.');
  expect(shown).not.toMatch(/No\?|Jane/);
  expect(folded).toContain('No?');
});

test('what unfolds a quote takes room, and what it folds takes none', () => {
  const answer = '<p>Yes.</p>';
  const quoted = (words: string) =>
    show(`${answer}<div class="gmail_quote"><blockquote>${words}</blockquote></div>`).room;
  expect(quoted('No?').blocks - show(answer).room.blocks).toBe(2);
  expect(quoted('No? '.repeat(500))).toEqual(quoted('No?'));
});

test('a mail that is only passed on stays open, and a paragraph moved in is no quotation', () => {
  expect(htmlOf('<div class="gmail_quote">---------- Forwarded message<p>No?</p></div>')).toContain(
    '<details class="quoted" open',
  );
  expect(htmlOf('<p>a</p><blockquote style="margin:0 0 0 40px;border:none">b</blockquote>')).not.toContain('details');
});

test('plain text keeps its lines, links its addresses and folds its quotations', () => {
  const { html } = showMail({
    html: null,
    text: 'See https://a.example/<b>\nJane\n\n> old\n> older',
    quotedText: null,
  });
  expect(html).toBe(
    '<div class="plain">See <a href="https://a.example/" target="_blank" rel="noopener noreferrer nofollow">https://a.example/</a>&lt;b&gt;\nJane</div>' +
      '<details class="quoted"><summary>•••</summary><div class="plain">&gt; old\n&gt; older</div></details>',
  );
});

test.each([
  ['ten thousand tables in each other', '<table><tr><td>'.repeat(10_000)],
  ['a million open elements', '<div>'.repeat(400_000)],
  ['very many attributes', `<p ${'a=b '.repeat(200_000)}>x</p>`],
  ['very many quotations', '<blockquote>a</blockquote>'.repeat(50_000)],
  ['very many begins of quotations', '<div id=divRplyFwdMsg></div>'.repeat(20_000)],
  ['a long style', `<p style="${'text-decoration: '.repeat(60_000)}">x</p>`],
  ['two megabytes of signs', '<'.repeat(2_000_000)],
])('%s are answered with little', (_what, given) => {
  const { html } = show(given);
  expect(html.length).toBeLessThan(3_000_000);
  expect(html.split('<').length).toBeLessThan(50_000);
});
