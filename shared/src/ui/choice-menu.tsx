import { Badge } from './badge.js';
import { Button } from './button.js';
import { ChevronDownIcon } from './icons/navigation.js';
import { Menu, MenuCheckItem } from './menu.js';

export interface ChoiceMenuProps<Choice extends string> {
  /** What is chosen, such as "Stage". */
  label: string;
  choices: readonly Choice[];
  nameOf: (choice: Choice) => string;
  chosen: readonly Choice[];
  onChange: (chosen: Choice[]) => void;
}

/** Any number of choices behind one button, which names the only one that is chosen and counts several. */
export function ChoiceMenu<Choice extends string>(props: ChoiceMenuProps<Choice>) {
  const { label, choices, nameOf, chosen, onChange } = props;
  const [first] = chosen;
  const toggle = (choice: Choice, checked: boolean) =>
    onChange(checked ? [...chosen, choice] : chosen.filter((one) => one !== choice));
  const trigger = (
    <Button>
      {chosen.length === 1 && first ? nameOf(first) : label}
      {chosen.length > 1 ? <Badge tone="accent">{chosen.length}</Badge> : null}
      <ChevronDownIcon className="text-faint" />
    </Button>
  );
  return (
    <Menu trigger={trigger} label={label} align="start">
      {choices.map((choice) => (
        <MenuCheckItem key={choice} checked={chosen.includes(choice)} onChange={(checked) => toggle(choice, checked)}>
          {nameOf(choice)}
        </MenuCheckItem>
      ))}
    </Menu>
  );
}
