import type { HostView, MailHost } from '@threadline/shared/mail-host/port';
import { texts } from './texts.js';

/** Says above the panel which mail it stands beside: a pinned pane outlives the mail that it was opened for. */
export function showSubject(element: HTMLElement, host: MailHost): void {
  const show = (view: HostView | null) => {
    const thread = view?.kind === 'thread' ? view.thread : null;
    element.hidden = thread === null;
    const subject = thread?.subject || texts().noSubject;
    element.textContent = texts().showing.replace('{{subject}}', subject);
    element.title = subject;
  };
  show(host.view());
  host.onView(show);
}
