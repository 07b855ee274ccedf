import { useState } from 'react';
import { Checkbox } from '../src/ui/checkbox.js';
import { Combobox } from '../src/ui/combobox.js';
import { DateField } from '../src/ui/date-field.js';
import { SearchIcon } from '../src/ui/icons/actions.js';
import { SelectField } from '../src/ui/select-field.js';
import { TextArea } from '../src/ui/text-area.js';
import { TextField } from '../src/ui/text-field.js';
import { Exhibit } from './exhibit.js';

const customers = ['Acme GmbH', 'Aster & Co', 'Bolt Logistics', 'Cirrus Software', 'Delta Bau'];
const searchCustomers = (query: string) =>
  Promise.resolve(customers.filter((name) => name.toLowerCase().includes(query.toLowerCase())));

export function Fields() {
  const [customer, setCustomer] = useState<string | null>(null);
  const [day, setDay] = useState('2026-03-28');
  const [stage, setStage] = useState<'onboarding' | 'live'>('onboarding');
  const [done, setDone] = useState(true);
  const stages = [
    { value: 'onboarding', label: 'Onboarding' },
    { value: 'live', label: 'Live' },
  ] as const;
  return (
    <Exhibit title="Fields">
      <TextField label="Name" hint="As it stands on the invoice." defaultValue="Acme GmbH" />
      <TextField label="Find" hideLabel type="search" placeholder="Find in the timeline" icon={<SearchIcon />} />
      <TextField label="E-mail" error="Write the whole address, such as jane@acme.com." defaultValue="jane@" />
      <TextArea label="What was said" optional placeholder="A sentence is enough" />
      <TextArea label="Internal note" internal defaultValue="CFO is leaving in March" />
      <SelectField label="Stage" value={stage} options={stages} onChange={setStage} />
      <Combobox
        label="Customer"
        value={customer}
        onChange={setCustomer}
        search={searchCustomers}
        itemKey={(name) => name}
        itemLabel={(name) => name}
        itemDetail={() => 'Pro'}
        placeholder="Choose a customer"
        onCreate={setCustomer}
        createLabel={(query) => `Create “${query}”`}
      />
      <DateField label="Follow up on" value={day} onChange={setDay} />
      <Checkbox label="Send security questionnaire" checked={done} onChange={setDone} />
      <Checkbox label="Log next month's call" checked={false} onChange={() => setDone(!done)} />
    </Exhibit>
  );
}
