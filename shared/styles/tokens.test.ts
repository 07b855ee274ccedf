import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');
const pairs = [...css.matchAll(/--tl-([a-z-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)];
const tokens = new Map(pairs.map(([, name = '', light = '', dark = '']) => [name, { light, dark }]));

const grounds = ['ground', 'surface', 'raised', 'sunken', 'hover'];
const texts = ['ink', 'soft', 'faint', 'accent-ink', 'danger-ink'];
const readable = [
  ...texts.flatMap((text) => grounds.map((ground) => [text, ground] as const)),
  ['ink', 'pressed'],
  ['soft', 'pressed'],
  ['faint', 'pressed'],
  ['danger-ink', 'pressed'],
  ['soft', 'line'],
  ['ink', 'line-strong'],
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['ink', 'accent-soft'],
  ['accent-ink', 'accent-soft'],
  ['on-danger', 'danger'],
  ['on-danger', 'danger-hover'],
  ['danger-ink', 'danger-soft'],
  ['note-ink', 'note'],
  ['note-faint', 'note'],
  ['on-tip', 'tip'],
] as const;
const visible = ['surface', 'ground', 'raised'].flatMap((ground) =>
  ['control', 'accent', 'danger'].map((edge) => [edge, ground] as const),
);

/** WCAG 2.2, relative luminance of an sRGB colour. */
function luminance(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((value) =>
    value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string, theme: 'light' | 'dark'): number {
  const [front, back] = [tokens.get(one), tokens.get(other)];
  if (!front || !back) throw new Error(`No token ${front ? other : one}.`);
  const [lighter = 0, darker = 0] = [luminance(front[theme]), luminance(back[theme])].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

describe.each(['light', 'dark'] as const)('the tokens, %s', (theme) => {
  it.each(readable)('make %s readable on %s', (text, ground) => {
    expect(contrast(text, ground, theme)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(visible)('make the edge %s visible on %s', (edge, ground) => {
    expect(contrast(edge, ground, theme)).toBeGreaterThanOrEqual(3);
  });
});
