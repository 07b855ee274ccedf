import { expect, test } from 'vitest';
import { carriesWhiteText, contrastBetween, shadesOf } from './brand-colours.js';

const colours = ['#000000', '#ffffff', '#ffdd00', '#e11d48', '#1a7f5c', '#7c3aed', '#94a3b8', '#0b1120'];

test.each(colours)('%s gives text that can be read on every ground of both looks', (colour) => {
  const { light, dark } = shadesOf(colour);
  for (const ground of ['#ffffff', '#f8fafc', '#f1f5f9', '#e2e8f0', light.soft]) {
    expect(contrastBetween(light.ink, ground)).toBeGreaterThanOrEqual(4.5);
  }
  for (const ground of ['#0f172a', '#0b1120', '#1a2438', '#1e293b', dark.soft]) {
    expect(contrastBetween(dark.ink, ground)).toBeGreaterThanOrEqual(4.5);
  }
  for (const shade of [light, dark]) {
    expect(contrastBetween(shade.on, shade.accent)).toBeGreaterThanOrEqual(4.5);
    expect(contrastBetween(shade.on, shade.strong)).toBeGreaterThanOrEqual(4.5);
  }
});

test('a colour that is dark enough for white text is used as it is in the light look', () => {
  expect(shadesOf('#12523c').light.accent).toBe('#12523c');
});

test('yellow does not carry white text and a dark green does', () => {
  expect(carriesWhiteText('#ffdd00')).toBe(false);
  expect(carriesWhiteText('#12523c')).toBe(true);
  expect(contrastBetween('#000000', '#ffffff')).toBe(21);
});
