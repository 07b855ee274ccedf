import { useState } from 'react';
import { Badge } from '../src/ui/badge.js';
import { DataTable } from '../src/ui/data-table.js';
import type { Column, Sort } from '../src/ui/data-table-head.js';
import { Money } from '../src/ui/money.js';
import { RelativeTime } from '../src/ui/relative-time.js';
import { Tabs } from '../src/ui/tabs.js';
import { VirtualList } from '../src/ui/virtual-list.js';
import { Exhibit } from './exhibit.js';

const rows = ['Acme GmbH', 'Bolt Logistics', 'Cirrus Software'].map((name, index) => ({ name, index }));
const touches = Array.from({ length: 2000 }, (_, index) => `Message ${index + 1}`);

const columns: readonly Column<(typeof rows)[number]>[] = [
  { key: 'name', header: 'Customer', cell: (row) => row.name, sortable: true },
  { key: 'stage', header: 'Stage', cell: () => <Badge>Live</Badge>, width: '90px' },
  { key: 'value', header: 'Value', cell: () => <Money amountCents={480000} currency="EUR" />, align: 'end' },
];

export function Lists() {
  const [tab, setTab] = useState('timeline');
  const [sort, setSort] = useState<Sort>({ key: 'name', direction: 'ascending' });
  const sorted = sort.direction === 'ascending' ? rows : rows.toReversed();
  const list = (
    <VirtualList
      label="Timeline"
      items={touches}
      itemKey={(item) => item}
      estimate={40}
      className="h-60"
      renderItem={(item, index) => (
        <p className="flex justify-between border-line border-b px-2 py-2">
          {item}
          {index % 3 === 0 ? ', with a longer text that takes more room than the others do and wraps' : ''}
          <RelativeTime at="2026-03-26T13:05:00Z" compact className="shrink-0 pl-3 text-faint" />
        </p>
      )}
    />
  );
  const tabs = [
    { value: 'timeline', label: 'Timeline', content: list },
    { value: 'tickets', label: 'Tickets', count: 2, content: 'Two tickets' },
    { value: 'notes', label: 'Notes', content: 'Notes' },
  ];
  return (
    <Exhibit title="Lists">
      <DataTable
        label="Customers"
        columns={columns}
        rows={sorted}
        rowKey={(row) => row.name}
        rowHref={(row) => `#${row.index}`}
        sort={sort}
        onSort={setSort}
      />
      <Tabs label="Customer" value={tab} onChange={setTab} tabs={tabs} />
    </Exhibit>
  );
}
