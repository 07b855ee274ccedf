import type { RemoteOutcome } from '@threadline/shared/mail-sync/choices';
import { Counter, Gauge, type Registry } from 'prom-client';
import { connectionStatesOf } from '../mail-sync/service.js';
import type { Runtime } from '../platform/db/in-org.js';

/** Of this process; where workers run on their own, theirs count. */
const looked = new Counter({
  name: 'threadline_mails_looked_at_total',
  help: 'Mails of connected mailboxes that this process has looked at, by what became of them.',
  labelNames: ['outcome'],
  registers: [],
});

export const countMail = (outcome: RemoteOutcome): void => looked.inc({ outcome });

/** Adds how connected mailboxes stand; asked of the database, so that every server tells the same, whoever reads them. */
export function measureMail(registry: Registry, { db }: Pick<Runtime, 'db'>): void {
  registry.registerMetric(looked);
  const oldest = new Gauge({
    name: 'threadline_mail_oldest_sync_seconds',
    help: 'Seconds since that mailbox was read which has waited longest, by state.',
    labelNames: ['state'],
    registers: [registry],
  });
  new Gauge({
    name: 'threadline_mail_connections',
    help: 'Connected mailboxes of the installation, by state and problem.',
    labelNames: ['state', 'problem'],
    registers: [registry],
    async collect() {
      // While the database is away the other figures are all the more of use.
      const states = await connectionStatesOf(db).catch(() => []);
      this.reset();
      oldest.reset();
      for (const { state, problem, connections, oldestSeconds } of states) {
        this.set({ state, problem }, connections);
        if (oldestSeconds !== null) oldest.set({ state }, oldestSeconds);
      }
    },
  });
}
