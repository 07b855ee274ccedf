import type { HostTheme, SendGuardWords } from '@threadline/shared/mail-host/port';

const colours = {
  light: {
    ground: '#ffffff',
    ink: '#0f172a',
    soft: '#475569',
    line: '#cbd5e1',
    accent: '#4f46e5',
    onAccent: '#ffffff',
  },
  dark: { ground: '#1e293b', ink: '#f1f5f9', soft: '#cbd5e1', line: '#475569', accent: '#818cf8', onAccent: '#0f172a' },
} as const;

/** Asks on top of Gmail's page whether a mail goes out; Esc and the first button mean no. Texts stay texts. */
export function askWriter(
  reasons: readonly string[],
  { words, theme }: { words: SendGuardWords; theme: HostTheme },
): Promise<boolean> {
  const holder = document.createElement('div');
  const inside = holder.attachShadow({ mode: 'closed' });
  const dialog = element('dialog', '');
  dialog.setAttribute('aria-labelledby', 'heading');
  const heading = element('h2', words.heading);
  heading.id = 'heading';
  const list = element('ul', '');
  list.append(...reasons.map((reason) => element('li', reason)));
  const back = element('button', words.back);
  const send = element('button', words.send);
  send.className = 'quiet';
  const row = element('div', '');
  row.append(send, back);
  dialog.append(heading, list, row);
  inside.append(element('style', styleFor(theme)), dialog);
  document.body.append(holder);
  return new Promise((resolve) => {
    const end = (goes: boolean) => {
      holder.remove();
      resolve(goes);
    };
    // Gmail has keys of its own, which mean nothing while it is asked.
    for (const type of ['keydown', 'keypress', 'keyup'])
      dialog.addEventListener(type, (event) => event.stopPropagation());
    dialog.addEventListener('cancel', () => end(false));
    back.addEventListener('click', () => end(false));
    send.addEventListener('click', () => end(true));
    dialog.showModal();
    back.focus();
  });
}

function element<Name extends keyof HTMLElementTagNameMap>(name: Name, text: string): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function styleFor(theme: HostTheme): string {
  const { ground, ink, soft, line, accent, onAccent } = colours[theme];
  return `dialog{box-sizing:border-box;width:min(440px,calc(100vw - 32px));max-height:calc(100vh - 64px);overflow:auto;
    padding:20px;border:1px solid ${line};border-radius:8px;background:${ground};color:${ink};
    font:14px/20px system-ui,sans-serif;box-shadow:0 12px 32px rgb(0 0 0 / .28)}
  dialog::backdrop{background:rgb(15 23 42 / .48)}
  h2{margin:0 0 8px;font:600 16px/24px system-ui,sans-serif}
  ul{margin:0 0 16px;padding:0 0 0 18px;color:${soft};overflow-wrap:anywhere} li{margin:4px 0}
  div{display:flex;flex-wrap:wrap;justify-content:flex-end;gap:8px}
  button{min-height:32px;padding:4px 14px;border:1px solid ${accent};border-radius:6px;background:${accent};color:${onAccent};
    font:inherit;cursor:pointer}
  button.quiet{border-color:${line};background:transparent;color:${ink}}
  button:focus-visible{outline:2px solid ${accent};outline-offset:2px}`;
}
