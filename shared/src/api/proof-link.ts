import type { AppRouter } from '@threadline/backend/router';
import type { TRPCLink } from '@trpc/client';
import { observable, type Unsubscribable } from '@trpc/server/observable';
import { v4 as uuid } from 'uuid';
import { readApiError } from './api-error.js';

/** Asks the person to show that it is really them; false where they would rather not. */
export type AskForProof = () => Promise<boolean>;

/**
 * Sends a call once more after the person has proved who they are, where the server asks for that. It is the same write
 * both times, with the same key. Without a proof the server's refusal stands.
 */
export function proofLink(ask: AskForProof): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) =>
      observable((observer) => {
        const key = op.type === 'mutation' ? { idempotencyKey: op.context.idempotencyKey ?? uuid() } : {};
        const same = { ...op, context: { ...op.context, ...key } };
        let isOver = false;
        let open: Unsubscribable | undefined;
        const send = (onError: (error: Parameters<typeof observer.error>[0]) => void) => {
          open = next(same).subscribe({ ...observer, error: onError });
        };
        send((error) => {
          if (readApiError(error).details.proof !== true) return observer.error(error);
          void ask().then((proved) => {
            if (isOver) return;
            if (proved) send((second) => observer.error(second));
            else observer.error(error);
          });
        });
        return () => {
          isOver = true;
          open?.unsubscribe();
        };
      });
}
