import type { ComponentType } from 'react';
import { Avatar } from '../src/ui/avatar.js';
import { Badge } from '../src/ui/badge.js';
import { Button } from '../src/ui/button.js';
import { IconButton } from '../src/ui/icon-button.js';
import * as actions from '../src/ui/icons/actions.js';
import * as communication from '../src/ui/icons/communication.js';
import type { IconProps } from '../src/ui/icons/icon.js';
import * as navigation from '../src/ui/icons/navigation.js';
import * as people from '../src/ui/icons/people.js';
import * as status from '../src/ui/icons/status.js';
import * as work from '../src/ui/icons/work.js';
import { Exhibit, Row } from './exhibit.js';

const groups: Record<string, ComponentType<IconProps>>[] = [communication, work, actions, navigation, people, status];

export function Controls() {
  return (
    <Exhibit title="Controls">
      <Row>
        <Button variant="primary">Save</Button>
        <Button shortcut="l" icon={<communication.CallIcon />}>
          Log
        </Button>
        <Button variant="quiet" shortcut="mod+k">
          Find
        </Button>
        <Button variant="danger">Delete</Button>
        <Button busy variant="primary">
          Saving
        </Button>
        <Button disabled>Disabled</Button>
        <Button size="small">Small</Button>
      </Row>
      <Row>
        <IconButton label="More" icon={<actions.DotsIcon />} />
        <IconButton label="Start the timer" tone="accent" icon={<work.TimerPlayIcon />} shortcut="s" />
        <IconButton label="Delete" tone="danger" icon={<actions.TrashIcon />} />
        <IconButton label="Pinned" pressed icon={<actions.PinIcon />} />
        <IconButton label="Small" small icon={<actions.EditIcon />} />
      </Row>
      <Row>
        <Badge>Onboarding</Badge>
        <Badge tone="accent">Linked</Badge>
        <Badge tone="attention">Overdue</Badge>
        <Badge tone="internal">Internal</Badge>
        <Badge tone="outline" icon={<work.TagIcon size={12} />}>
          Pro
        </Badge>
      </Row>
      <Row>
        {['Dana Kemp', 'Ben Ott', 'Anna', 'Jürgen Öz'].map((name) => (
          <Avatar key={name} name={name} size={24} labelled />
        ))}
        <Avatar name="Acme GmbH" size={32} square labelled />
        <Avatar name="Newco" size={16} square labelled />
      </Row>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(32px,1fr))] gap-y-2 text-soft">
        {groups.flatMap((group) =>
          Object.entries(group).map(([name, Icon]) => (
            <span key={name} title={name} className="flex justify-center">
              <Icon title={name} />
            </span>
          )),
        )}
      </div>
    </Exhibit>
  );
}
