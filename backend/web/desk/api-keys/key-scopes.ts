import { type KeyArea, type KeyScope, keyAreas } from '@threadline/shared/kernel/key-scopes';

/** How far a new key may go: everything its owner may, reading alone, or some areas. */
export type Reach = 'all' | 'read' | 'chosen';
export type AreaReach = 'none' | 'read' | 'write';
export type AreaChoices = Partial<Record<KeyArea, AreaReach>>;

/** The scopes of a choice; none where nothing of the areas is chosen. */
export function scopesOf(reach: Reach, areas: AreaChoices): KeyScope[] {
  if (reach === 'all') return ['read', 'write'];
  if (reach === 'read') return ['read'];
  return keyAreas.flatMap((area): KeyScope[] => {
    const chosen = areas[area] ?? 'none';
    return chosen === 'none' ? [] : [`${area}:${chosen}`];
  });
}

/** A scope taken apart: the whole of it, or one area. */
export function partsOf(scope: KeyScope): { area: KeyArea | null; verb: 'read' | 'write' } {
  const [first, verb] = scope.split(':') as [string, ('read' | 'write')?];
  return verb ? { area: first as KeyArea, verb } : { area: null, verb: first as 'read' | 'write' };
}
