/** Lets so many pieces of work run at once, and of one organisation only so many, so that none waits for all of another’s. */
export function createTurns({ most, mostOfOne }: { most: number; mostOfOne: number }) {
  const running = new Map<string, number>();
  const waiting: { orgId: string; start: () => void }[] = [];
  let atWork = 0;
  const next = () => {
    for (let index = 0; index < waiting.length && atWork < most; index += 1) {
      const one = waiting[index];
      const ofOne = one ? (running.get(one.orgId) ?? 0) : mostOfOne;
      if (!one || ofOne >= mostOfOne) continue;
      waiting.splice(index, 1);
      index -= 1;
      atWork += 1;
      running.set(one.orgId, ofOne + 1);
      one.start();
    }
  };
  const end = (orgId: string) => {
    const left = (running.get(orgId) ?? 1) - 1;
    if (left > 0) running.set(orgId, left);
    else running.delete(orgId);
    atWork -= 1;
    next();
  };
  return async <Result>(orgId: string, work: () => Promise<Result>): Promise<Result> => {
    await new Promise<void>((resolve) => {
      waiting.push({ orgId, start: resolve });
      next();
    });
    try {
      return await work();
    } finally {
      end(orgId);
    }
  };
}

export type Turns = ReturnType<typeof createTurns>;
