/** Lets so many pieces of work run at once, and of one organisation only one, since its mails are taken in one after the other. */
export function createTurns(most: number) {
  const running = new Set<string>();
  const waiting: { orgId: string; start: () => void }[] = [];
  const next = () => {
    for (let index = 0; index < waiting.length && running.size < most; index += 1) {
      const one = waiting[index];
      if (!one || running.has(one.orgId)) continue;
      waiting.splice(index, 1);
      index -= 1;
      running.add(one.orgId);
      one.start();
    }
  };
  return async <Result>(orgId: string, work: () => Promise<Result>): Promise<Result> => {
    await new Promise<void>((resolve) => {
      waiting.push({ orgId, start: resolve });
      next();
    });
    try {
      return await work();
    } finally {
      running.delete(orgId);
      next();
    }
  };
}

export type Turns = ReturnType<typeof createTurns>;
