import type { Attachment } from 'postal-mime';
import { readTnef, type TnefFile } from '../tnef/read-tnef.js';

const types = new Set(['application/ms-tnef', 'application/vnd.ms-tnef']);
const mostContainers = 5;

interface Opened {
  attachments: Attachment[];
  text?: string | undefined;
  html?: string | undefined;
}

/** A mail with what Outlook packed into winmail.dat: its files beside the container, its text where there is no other. */
export function withOpenedTnef({ attachments, text, html }: Opened): Opened {
  const containers = attachments.filter(isTnef).slice(0, mostContainers);
  const opened = containers.flatMap(({ content }) =>
    typeof content === 'string' ? [] : (readTnef(new Uint8Array(content)) ?? []),
  );
  if (opened.length === 0) return { attachments, text, html };
  const isEmpty = (text ?? '').trim() === '' && html === undefined;
  const own = isEmpty ? opened.find((one) => one.text !== null || one.html !== null) : undefined;
  return {
    attachments: [...attachments, ...opened.flatMap(({ files }) => files.map(asAttachment))],
    text: own?.text ?? text,
    html: own?.html ?? html,
  };
}

const isTnef = ({ mimeType, filename }: Attachment) =>
  types.has(mimeType.toLowerCase()) || /^winmail\.dat$/i.test(filename ?? '');

function asAttachment({ name, type, content }: TnefFile): Attachment {
  return { filename: name, mimeType: type, disposition: 'attachment', content: new Uint8Array(content).buffer };
}
