import { describe, expect, it } from 'vitest';
import { ToastStore } from './toast-store.js';

describe('the toasts', () => {
  it('undo the newest change that can be undone, once', () => {
    const store = new ToastStore();
    const undone: string[] = [];
    store.show({ message: 'Task done', undo: () => void undone.push('task') });
    store.show({ message: 'Linked', undo: () => void undone.push('link') });
    store.show({ message: 'Copied' });
    expect(store.undoNewest()).toBe(true);
    expect(undone).toEqual(['link']);
    expect(store.undoNewest()).toBe(true);
    expect(store.undoNewest()).toBe(false);
    expect(undone).toEqual(['link', 'task']);
  });

  it('keep an error while newer news pushes older ones out', () => {
    const store = new ToastStore();
    store.show({ message: 'Not saved', tone: 'error' });
    for (const message of ['one', 'two', 'three']) store.show({ message });
    expect(store.list().map(({ message }) => message)).toEqual(['Not saved', 'two', 'three']);
  });
});
