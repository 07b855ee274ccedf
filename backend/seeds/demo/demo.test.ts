import { describe, expect, it } from 'vitest';
import { useWorld } from '../../test/world.js';
import { seedDemo } from './index.js';

describe('the demo world', () => {
  const world = useWorld();
  it('is built', async () => {
    const start = performance.now();
    const cpu = process.cpuUsage();
    expect(await seedDemo(world.runtime)).toBe(true);
    const used = process.cpuUsage(cpu);
    console.log('seeded ms', performance.now() - start, 'cpu ms', (used.user + used.system) / 1000);
  });
});
