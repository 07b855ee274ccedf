import { useMemo, useState } from 'react';
import { Button } from '../src/ui/button.js';
import { CommandPalette } from '../src/ui/command-palette.js';
import { ConfirmDialog } from '../src/ui/confirm-dialog.js';
import { Dialog } from '../src/ui/dialog.js';
import { Drawer } from '../src/ui/drawer.js';
import { EditIcon, TrashIcon, UnlinkIcon } from '../src/ui/icons/actions.js';
import { BuildingIcon } from '../src/ui/icons/people.js';
import { Menu, MenuCheckItem, MenuItem, MenuLabel, MenuSeparator } from '../src/ui/menu.js';
import { Popover } from '../src/ui/popover.js';
import { useShortcuts } from '../src/ui/shortcuts.js';
import { TextField } from '../src/ui/text-field.js';
import { useToasts } from '../src/ui/toasts.js';
import { Exhibit, Row } from './exhibit.js';

type Shown = 'dialog' | 'confirm' | 'drawer' | 'palette' | null;

export function Overlays() {
  const [shown, setShown] = useState<Shown>(null);
  const [query, setQuery] = useState('');
  const [undone, setUndone] = useState(0);
  const toasts = useToasts();
  const close = () => setShown(null);
  const shortcuts = useMemo(
    () => [
      { keys: 'mod+k', label: 'Find anything', run: () => setShown('palette') },
      { keys: 'd', label: 'Open the dialog', run: () => setShown('dialog'), group: 'Gallery' },
      { keys: 'g c', label: 'Go to customers', run: () => setShown('drawer'), group: 'Gallery' },
    ],
    [],
  );
  useShortcuts(shortcuts);
  const customers = ['Acme GmbH', 'Bolt Logistics'].filter((name) => name.toLowerCase().includes(query.toLowerCase()));
  const items = customers.map((name) => ({ id: name, label: name, detail: 'Pro', icon: <BuildingIcon />, run: close }));
  return (
    <Exhibit title="Overlays">
      <Row>
        <Button onClick={() => setShown('dialog')} shortcut="d">
          Dialog
        </Button>
        <Button onClick={() => setShown('confirm')}>Confirm</Button>
        <Button onClick={() => setShown('drawer')}>Drawer</Button>
        <Button onClick={() => setShown('palette')} shortcut="mod+k">
          Palette
        </Button>
        <GalleryMenu />
        <Popover trigger={<Button>Popover</Button>} label="Why linked">
          jane@acme.com is a contact.
        </Popover>
        <Button onClick={() => toasts.show({ message: 'Task done', undo: () => setUndone((count) => count + 1) })}>
          Toast
        </Button>
        <Button onClick={() => toasts.show({ message: 'Not saved. Try again.', tone: 'error', retry: () => {} })}>
          Error toast
        </Button>
        <output aria-label="Undone">{undone}</output>
      </Row>
      <Dialog
        open={shown === 'dialog'}
        onOpenChange={close}
        title="Log a call"
        footer={
          <Button variant="primary" shortcut="mod+enter" onClick={close}>
            Log
          </Button>
        }
      >
        <TextField label="What was said" />
      </Dialog>
      <ConfirmDialog
        open={shown === 'confirm'}
        onOpenChange={close}
        title="Delete the customer Acme GmbH?"
        confirmLabel="Delete customer"
        onConfirm={close}
        danger
      >
        Its timeline and tasks go too. This cannot be undone.
      </ConfirmDialog>
      <Drawer open={shown === 'drawer'} onOpenChange={close} title="Send security questionnaire">
        <TextField label="Title" defaultValue="Send security questionnaire" />
      </Drawer>
      <CommandPalette
        open={shown === 'palette'}
        onOpenChange={close}
        query={query}
        onQueryChange={setQuery}
        groups={items.length > 0 ? [{ heading: 'Customers', items }] : []}
      />
    </Exhibit>
  );
}

function GalleryMenu() {
  const [all, setAll] = useState(true);
  return (
    <Menu trigger={<Button>Menu</Button>} label="Link" align="start">
      <MenuLabel>This thread</MenuLabel>
      <MenuItem icon={<EditIcon />} shortcut="e" onSelect={() => {}}>
        Change
      </MenuItem>
      <MenuItem icon={<UnlinkIcon />} onSelect={() => {}}>
        Unlink
      </MenuItem>
      <MenuCheckItem checked={all} onChange={setAll}>
        Always do this
      </MenuCheckItem>
      <MenuSeparator />
      <MenuItem danger icon={<TrashIcon />} onSelect={() => {}}>
        Delete
      </MenuItem>
    </Menu>
  );
}
