import { Button } from '../src/ui/button.js';
import { Duration, RunningDuration } from '../src/ui/duration.js';
import { EmptyState } from '../src/ui/empty-state.js';
import { ErrorState } from '../src/ui/error-state.js';
import { PlusIcon } from '../src/ui/icons/actions.js';
import { InboxIcon } from '../src/ui/icons/communication.js';
import { InlineNotice } from '../src/ui/inline-notice.js';
import { Money } from '../src/ui/money.js';
import { RelativeDay, RelativeTime } from '../src/ui/relative-time.js';
import { Section } from '../src/ui/section.js';
import { SkeletonList } from '../src/ui/skeleton.js';
import { Exhibit, Row } from './exhibit.js';

export function States() {
  return (
    <Exhibit title="States">
      <InlineNotice>jane@acme.com is a contact: exact match.</InlineNotice>
      <InlineNotice tone="warning">Two people edit this task.</InlineNotice>
      <InlineNotice tone="error" action={<Button size="small">Reload</Button>}>
        The server is newer than this panel. Reload the page.
      </InlineNotice>
      <InlineNotice tone="offline">Offline. Two changes wait to be sent.</InlineNotice>
      <Row>
        <RelativeTime at="2026-03-27T09:05:00Z" />
        <RelativeTime at="2026-03-26T13:05:00Z" />
        <RelativeTime at="2026-03-24T13:05:00Z" compact />
        <RelativeDay on="2026-03-27" />
        <RelativeDay on="2026-03-30" />
        <Duration seconds={4800} />
        <RunningDuration startedAt={new Date(Date.now() - 751_000)} />
        <Money amountCents={123450} currency="EUR" />
      </Row>
      <div className="overflow-hidden rounded-md border border-line bg-surface">
        <Section title="Notes (internal)" tone="internal" className="border-t-0">
          “CFO is leaving in March” <span className="text-note-faint">Ben, 2 d</span>
        </Section>
        <Section title="Next">
          <SkeletonList rows={2} />
        </Section>
        <EmptyState
          title="We don't know anna@newco.io"
          icon={<InboxIcon size={20} />}
          action={
            <Button variant="primary" icon={<PlusIcon />}>
              Create customer
            </Button>
          }
        >
          Create the customer, or pick one that you know.
        </EmptyState>
        <ErrorState message="The timeline could not be loaded. Check the connection." onRetry={() => {}} />
      </div>
    </Exhibit>
  );
}
