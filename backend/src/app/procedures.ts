import * as z from 'zod';
import type { ProcedureMeta } from '../platform/http/procedure.js';
import { appRouter } from './router.js';

export interface DescribedProcedure {
  name: string;
  kind: 'query' | 'mutation' | 'subscription';
  /** The permission it answers to. */
  policy: string;
  /** JSON schema of its input. */
  input: unknown;
}

interface Definition {
  _def: { type: DescribedProcedure['kind']; meta?: ProcedureMeta; inputs: z.ZodType[] };
}

/** Every procedure of the router; throws where one declares no permission. */
export function listProcedures(): DescribedProcedure[] {
  return Object.entries(appRouter._def.procedures as unknown as Record<string, Definition>).map(([name, { _def }]) => {
    if (!_def.meta?.permission) throw new Error(`The procedure ${name} declares no permission.`);
    const input = _def.inputs[0] ? z.toJSONSchema(_def.inputs[0], { io: 'input', unrepresentable: 'any' }) : {};
    return { name, kind: _def.type, policy: _def.meta.permission, input };
  });
}
