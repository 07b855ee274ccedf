import type postgres from 'postgres';

type Client = postgres.Sql | postgres.TransactionSql;
type Work = (inner: Client) => unknown;
type WorthIt = (query: string, parameters: number) => boolean;

/**
 * The same client, with every statement that has parameters kept prepared on its connection: under row-level security
 * planning takes longer than running. For work of few different statements, since none is ever forgotten.
 */
export function preparing<C extends Client>(client: C, isWorthIt: WorthIt = () => true): C {
  const send = client.unsafe;
  // drizzle asks for no preparing with every statement that has no name; nobody else of the product names one.
  const prepare = (query: string, values: unknown[] = [], asked: { prepare?: boolean } = {}): unknown => {
    const isKept = asked.prepare || (values.length > 0 && isWorthIt(query, values.length));
    return Reflect.apply(send, client, [query, values, { ...asked, prepare: isKept }]);
  };
  return new Proxy(client, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name);
      // What somebody has put in its place, such as a seed for a transaction of its own, stands above this.
      if (name === 'unsafe') return value === send ? prepare : value;
      if ((name !== 'begin' && name !== 'savepoint') || typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const work = given.at(-1) as Work;
        return Reflect.apply(value, target, [
          ...given.slice(0, -1),
          (inner: Client) => work(preparing(inner, isWorthIt)),
        ]);
      };
    },
  });
}

const oftenEnough = 3;
const mostParameters = 40;
const mostKnown = 1_000;

/**
 * Which statements to keep prepared where there are many: those that came a third time. What a filter makes once goes
 * unprepared, and so does what holds a list, which is of another length each time and wants a plan for its values. No
 * more are kept than a connection can well hold.
 */
export function askedOften(): WorthIt {
  const times = new Map<string, number>();
  return (query, parameters) => {
    if (parameters > mostParameters) return false;
    const before = times.get(query);
    if (before === undefined && times.size >= mostKnown) return false;
    if (before !== oftenEnough) times.set(query, (before ?? 0) + 1);
    return (before ?? 0) + 1 >= oftenEnough;
  };
}
