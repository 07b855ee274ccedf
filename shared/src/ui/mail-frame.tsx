import { useEffect, useMemo, useRef, useState } from 'react';
import { frameDocument } from '../mail-view/frame-document.js';
import { frameHeight, guessHeight } from '../mail-view/frame-height.js';
import type { OpenedMail } from '../mail-view/schema.js';
import { Button } from './button.js';
import { useMailTexts } from './mail-texts.js';

export interface MailFrameProps {
  mail: Pick<OpenedMail, 'pictures' | 'room'> & { html: string };
  /** The server that has the pictures. */
  origin: string;
  showRemote: boolean;
  /** Pixels of a long mail's frame until all of it is asked for. */
  usual: number;
}

/** The text of a mail in a frame that runs nothing, has no origin, and never grows beyond its box. */
export function MailFrame({ mail, origin, showRemote, usual }: MailFrameProps) {
  const { t } = useMailTexts();
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const [whole, setWhole] = useState(false);
  const guess = guessHeight(mail.room, { width, pictures: showRemote || mail.pictures.some(({ remote }) => !remote) });
  const srcDoc = useFrameDocument({ mail, origin, showRemote });
  return (
    <>
      <div
        ref={box}
        className="relative max-w-full resize-y overflow-hidden"
        style={{ height: frameHeight(guess, { usual, whole }) }}
      >
        <iframe
          title={t('frame')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          referrerPolicy="no-referrer"
          srcDoc={srcDoc}
          data-mail-frame
          className="absolute inset-0 size-full border-0"
        />
      </div>
      {guess > usual ? (
        <Button
          size="small"
          variant="quiet"
          className="self-start"
          aria-expanded={whole}
          onClick={() => setWhole(!whole)}
        >
          {t(whole ? 'less' : 'whole')}
        </Button>
      ) : null}
    </>
  );
}

function useFrameDocument({ mail, origin, showRemote }: Omit<MailFrameProps, 'usual'>): string {
  const { t, i18n } = useMailTexts();
  const theme = useTheme();
  const { html, pictures } = mail;
  const language = i18n.language.slice(0, 2);
  const quotedLabel = t('quoted');
  return useMemo(
    () => frameDocument({ ...{ html, pictures, origin, showRemote }, theme, language, quotedLabel, nonce: newNonce() }),
    [html, pictures, origin, showRemote, theme, language, quotedLabel],
  );
}

function newNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What the page around looks like: a frame without an origin inherits nothing of it. */
function useTheme(): 'light' | 'dark' | 'system' {
  const [theme, setTheme] = useState(readTheme);
  useEffect(() => {
    const observer = new MutationObserver(() => setTheme(readTheme()));
    observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => observer.disconnect();
  }, []);
  return theme;
}

function readTheme(): 'light' | 'dark' | 'system' {
  const { theme } = document.documentElement.dataset;
  return theme === 'light' || theme === 'dark' ? theme : 'system';
}

function useWidth(box: { current: HTMLElement | null }): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    if (!box.current) return;
    const observer = new ResizeObserver(([entry]) => {
      // In steps, so that dragging a window does not make the page jump with every pixel.
      if (entry) setWidth(Math.max(Math.round(entry.contentRect.width / 40) * 40, 200));
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
