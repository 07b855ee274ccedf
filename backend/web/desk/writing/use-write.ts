import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { type Api, type ApiError, isTemporary, useApiClient } from '@threadline/shared/api';
import { useToasts } from '@threadline/shared/ui/toasts';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { readAgain, type Touched } from '../live/read-again.js';
import { readFailure } from '../shell/failure.js';
import type { Restore } from './show-at-once.js';

/** Carries the idempotency key: one write, however often it is tried. */
export interface WriteOptions {
  context: { idempotencyKey: string };
}

export interface Write<Answer> {
  send: (api: Api, options: WriteOptions) => Promise<Answer>;
  /** What has to be read again afterwards. */
  touches: Touched;
  /** Shows the change before the server has answered; answers how to take that back. */
  show?: (queries: QueryClient) => Restore;
  /** Said when it is done. */
  done?: string;
  /** The write that takes this one back. */
  undo?: (answer: Answer) => Write<unknown>;
  /** The form shows a refusal itself, beside what was typed. */
  quiet?: boolean;
}

export type Written<Answer> = { answer: Answer; failure: null } | { answer: null; failure: ApiError };
export type WriteNow = <Answer>(write: Write<Answer>) => Promise<Written<Answer>>;

/** Makes a change: at once on the screen, then on the server, with Undo; a failed one is taken back and says why. */
export function useWrite(): WriteNow {
  const { t } = useTranslation('desk');
  const api = useApiClient();
  const queries = useQueryClient();
  const { show } = useToasts();
  return useCallback(
    <Answer>(write: Write<Answer>) => {
      const tell = (message: string, undo?: () => void) => show({ message, ...(undo ? { undo } : {}) });
      const warn = (failure: ApiError, retry: () => void) => {
        const message = failure.code === 'unreachable' ? t('writing.unreachable') : failure.message;
        const again = isTemporary(failure) ? { retry } : {};
        if (failure.code !== 'unauthenticated')
          show({ message: message || t('frame.failed'), tone: 'error', ...again });
      };
      return carryOut({ write, api, queries, tell, warn, key: newKey() });
    },
    [api, queries, show, t],
  );
}

interface Carrying<Answer> {
  write: Write<Answer>;
  api: Api;
  queries: QueryClient;
  key: string;
  tell: (message: string, undo?: () => void) => void;
  warn: (failure: ApiError, retry: () => void) => void;
}

async function carryOut<Answer>(carrying: Carrying<Answer>): Promise<Written<Answer>> {
  const { write, api, queries, key, tell, warn } = carrying;
  const restore = write.show?.(queries);
  try {
    const answer = await write.send(api, { context: { idempotencyKey: key } });
    const { undo } = write;
    const takeBack = undo && (() => void carryOut({ ...carrying, write: undo(answer), key: newKey() }));
    if (write.done) tell(write.done, takeBack);
    void readAgain(queries, write.touches);
    return { answer, failure: null };
  } catch (error) {
    const failure = readFailure(error);
    restore?.();
    if (!write.quiet) warn(failure, () => void carryOut(carrying));
    void readAgain(queries, write.touches);
    return { answer: null, failure };
  }
}

const newKey = (): string => crypto.randomUUID();
