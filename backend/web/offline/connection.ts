import { useSyncExternalStore } from 'react';

type Listener = () => void;

/** Whether the server answers, as told by every request. */
class Connection {
  #reachable = true;
  readonly #listeners = new Set<Listener>();

  readonly subscribe = (listener: Listener): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly isReachable = (): boolean => this.#reachable;

  readonly tell = (reachable: boolean): void => {
    if (reachable === this.#reachable) return;
    this.#reachable = reachable;
    for (const listener of this.#listeners) listener();
  };
}

export const connection = new Connection();

export function useReachable(): boolean {
  return useSyncExternalStore(connection.subscribe, connection.isReachable);
}
