import { describe, expect, it, vi } from 'vitest';
import { chordForScreenReader, matchesChord, spellChord } from './chord.js';
import { ShortcutRegistry } from './shortcut-registry.js';

const press = (key: string, held: object = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});
const page = { typing: false, inDialog: false };
const shortcut = (keys: string, label = keys, more: object = {}) => ({ keys, label, run: vi.fn(), ...more });

describe('the shortcuts', () => {
  it('let the inner view win, and give the key back when it goes', () => {
    const registry = new ShortcutRegistry();
    const [outer, inner] = [registry.takeOrder(), registry.takeOrder()];
    const remove = registry.add([shortcut('n', 'inner')], inner);
    registry.add([shortcut('n', 'outer')], outer);
    expect(registry.find(press('n'), page, 0)?.label).toBe('inner');
    expect(registry.list()).toHaveLength(1);
    remove();
    expect(registry.find(press('n'), page, 0)?.label).toBe('outer');
  });

  it('leave single keys to fields, and all but their own to dialogs', () => {
    const registry = new ShortcutRegistry();
    registry.add([shortcut('l'), shortcut('mod+k'), shortcut('x', 'x', { inDialog: true })]);
    expect(registry.find(press('l'), { ...page, typing: true }, 0)).toBeNull();
    expect(registry.find(press('k', { metaKey: true }), { ...page, typing: true }, 0)?.keys).toBe('mod+k');
    expect(registry.find(press('l'), { ...page, inDialog: true }, 0)).toBeNull();
    expect(registry.find(press('x'), { ...page, inDialog: true }, 0)?.keys).toBe('x');
  });

  it('complete a sequence within a second only', () => {
    const registry = new ShortcutRegistry();
    registry.add([shortcut('g c'), shortcut('c')]);
    expect(registry.find(press('g'), page, 0)).toBeNull();
    expect(registry.find(press('c'), page, 900)?.keys).toBe('g c');
    expect(registry.find(press('g'), page, 2000)).toBeNull();
    expect(registry.find(press('c'), page, 3100)?.keys).toBe('c');
  });
});

describe('a chord', () => {
  it.each([
    ['?', press('?', { shiftKey: true }), true],
    ['l', press('L', { shiftKey: true }), false],
    ['shift+l', press('L', { shiftKey: true }), true],
    ['l', press('l', { ctrlKey: true }), false],
    ['mod+enter', press('Enter', { ctrlKey: true }), true],
    ['k', press('k', { altKey: true }), false],
  ])('%s is matched by %j: %s', (chord, pressed, matches) => {
    expect(matchesChord(pressed, chord)).toBe(matches);
  });

  it('is spelt as the keyboard at hand shows it', () => {
    expect(spellChord('mod+k', true)).toBe('⌘K');
    expect(spellChord('mod+k', false)).toBe('Ctrl K');
    expect(spellChord('g c', false)).toBe('G C');
    expect(chordForScreenReader('mod+enter', false)).toBe('Control+enter');
  });
});
