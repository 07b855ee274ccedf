import { describe, expect, it, vi } from 'vitest';
import { ToastStore } from './toast-store.js';

describe('the toasts', () => {
  it('undo the newest change that can be undone, once', () => {
    const store = new ToastStore();
    const [first, second] = [vi.fn(), vi.fn()];
    store.show({ message: 'Task done', undo: first });
    store.show({ message: 'Linked', undo: second });
    store.show({ message: 'Copied' });
    expect(store.undoNewest()).toBe(true);
    expect([first.mock.calls.length, second.mock.calls.length]).toEqual([0, 1]);
    expect(store.undoNewest()).toBe(true);
    expect(store.undoNewest()).toBe(false);
    expect(second).toHaveBeenCalledTimes(1);
  });

  it('keep an error while newer news pushes older ones out', () => {
    const store = new ToastStore();
    store.show({ message: 'Not saved', tone: 'error' });
    for (const message of ['one', 'two', 'three']) store.show({ message });
    expect(store.list().map(({ message }) => message)).toEqual(['Not saved', 'two', 'three']);
  });
});
