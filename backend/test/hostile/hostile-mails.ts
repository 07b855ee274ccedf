import { callers, escapes, scripts } from './hostile-vectors.js';

export interface HostileMail {
  name: string;
  html: string;
  /** The whole mail, which says the same in its other parts. */
  raw: string;
}

export const mailsInThread = 20;

type Dice = (most: number) => number;
type Disguise = (markup: string, dice: Dice) => string;

/** What makes markup look like something else to whoever reads it another way than a browser does. */
const disguises: readonly Disguise[] = [
  (markup, dice) => markup.replace(/<(\/?)([a-z]+)/g, (_all, end, name) => `<${end}${mixed(name, dice)}`),
  (markup) => `<table><tr>${markup}`,
  (markup) => `<table><tbody><p>${markup}</table>`,
  (markup) => `<div title="${markup.replaceAll('"', '&quot;')}">${markup}`,
  (markup) => `<!-- ${markup} --!>${markup}`,
  (markup) => `<select><option>${markup}</select>${markup}`,
  (markup) => `<svg><desc>${markup}</desc></svg>${markup}`,
  (markup) => `<math><mtext>${markup}</mtext></math>${markup}`,
  (markup) => `<noscript>${markup}</noscript>${markup}`,
  (markup) => `<title>${markup}</title><textarea>${markup}</textarea>${markup}`,
  (markup) => `<template>${markup}</template><slot>${markup}</slot>`,
  (markup) => `<a href="https://ok.example/"><b><a><b>${markup}</a></b>`,
  (markup) => `<style>/*</style>${markup}<style>*/</style>`,
  (markup) => `<p/><br/></p></br>${markup}</unknown></table>`,
  (markup) => markup.replace(/([a-z]+)=/g, '\n\t$1\n=\n'),
  (markup) => `<blockquote type=cite><div class=gmail_quote>${markup}</div></blockquote>`,
  (markup) => `\ufeff<html><head><body>${markup}</body></html>${markup}`,
  (markup) => `<font color=red><center>${markup}`,
  (markup) => `<dialog open><div popover>${markup}</div></dialog>${markup}`,
  (markup) => `<![CDATA[${markup}]]><?x ${markup}?>${markup}`,
];

/** So many hostile mails, the same for the same seed: every piece of markup as it is, then ever other ones in disguise. */
export function hostileMails(count = 300, seed = 20_260_310): HostileMail[] {
  const dice = diceOf(seed);
  const plain = [...scripts, ...callers, ...escapes];
  return Array.from({ length: count }, (_, index) => {
    const markup = plain[index] ?? disguised(plain, dice);
    const name = `hostile ${index + 1}`;
    const html = `<p>${name}</p>${markup}`;
    return { name, html, raw: rawOf(name, html, index) };
  });
}

function disguised(plain: readonly string[], dice: Dice): string {
  const small = plain.filter((markup) => markup.length < 5_000);
  const pick = () => small[dice(small.length)] ?? '';
  const parts = [pick(), pick()];
  return parts.map((part) => (disguises[dice(disguises.length)] ?? String)(part, dice)).join('');
}

function rawOf(name: string, html: string, index: number): string {
  const plain = (text: string) => Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\r\n');
  const word = (text: string) => `=?utf-8?B?${Buffer.from(text.slice(0, 300)).toString('base64')}?=`;
  const markup = html.slice(name.length + 7, name.length + 200);
  const top = [
    `From: ${word(`Eve ${markup}`)} <jane@acme.com>`,
    'To: support@vendor.example',
    `Subject: ${word(`Re: hostile ${Math.floor(index / mailsInThread)} ${scripts[5]}`)}`,
    `Date: ${new Date(Date.UTC(2026, 1, 1, 0, index)).toUTCString()}`,
    `Message-ID: <hostile-${index}@acme.com>`,
    ...(index % mailsInThread === 0 ? [] : [`In-Reply-To: <hostile-${index - 1}@acme.com>`]),
    'MIME-Version: 1.0',
  ];
  const body = (type: string, text: string) =>
    `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${plain(text)}\r\n`;
  const isText = index % 10 === 9;
  const parts = [body('text/plain', html.slice(0, 50_000)), ...(isText ? [] : [body('text/html', html)])];
  const end = '--b--\r\n';
  return [
    ...top,
    'Content-Type: multipart/alternative; boundary=b',
    '',
    ...parts.map((part) => `--b\r\n${part}`),
    end,
  ].join('\r\n');
}

const mixed = (name: string, dice: Dice) =>
  [...name].map((letter) => (dice(2) ? letter.toUpperCase() : letter)).join('');

// mulberry32: small, and the same everywhere.
function diceOf(seed: number): Dice {
  let state = seed;
  return (most) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixedUp = Math.imul(state ^ (state >>> 15), 1 | state);
    mixedUp = (mixedUp + Math.imul(mixedUp ^ (mixedUp >>> 7), 61 | mixedUp)) ^ mixedUp;
    return ((mixedUp ^ (mixedUp >>> 14)) >>> 0) % most;
  };
}
