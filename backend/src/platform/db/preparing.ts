import type postgres from 'postgres';

type Client = postgres.Sql | postgres.TransactionSql;
type Work = (inner: Client) => unknown;

/**
 * The same client, with every statement that has parameters kept prepared on its connection: under row-level security
 * planning takes longer than running. For work of few different statements, since none is ever forgotten.
 */
export function preparing<C extends Client>(client: C): C {
  return new Proxy(client, {
    get(target, name) {
      if (name === 'unsafe') return (query: string, values: never[] = []) => unsafe(target, query, values);
      const value: unknown = Reflect.get(target, name);
      if ((name !== 'begin' && name !== 'savepoint') || typeof value !== 'function') return value;
      return (...given: unknown[]) => {
        const work = given.at(-1) as Work;
        return Reflect.apply(value, target, [...given.slice(0, -1), (inner: Client) => work(preparing(inner))]);
      };
    },
  });
}

function unsafe(client: Client, query: string, values: never[]) {
  return client.unsafe(query, values, { prepare: values.length > 0 });
}
