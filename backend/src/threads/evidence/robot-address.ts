const exact = new Set([
  ...['mailer-daemon', 'mail-daemon', 'postmaster', 'daemon', 'root', 'nobody', 'abuse', 'listserv', 'majordomo'],
  ...['bounce', 'bounces', 'autoreply', 'auto-reply', 'auto-confirm', 'automailer', 'automated', 'robot'],
  ...[
    'notification',
    'notifications',
    'notify',
    'alert',
    'alerts',
    'newsletter',
    'newsletters',
    'mailing',
    'unsubscribe',
  ],
  ...['calendar-notification', 'calendar-server', 'drive-shares-noreply', 'invitations', 'mailer'],
]);
/** Words that stand for "no answer, please" wherever they stand in the name of a box. */
const unanswered = [
  'noreply',
  'donotreply',
  'dontreply',
  'nepasrepondre',
  'nichtantworten',
  'keineantwort',
  'noresponder',
];
const endings = ['-bounce', '-bounces', '-request', '-unsubscribe', '-notification', '-notifications', '-owner'];
const beginnings = ['bounce-', 'bounces-', 'owner-', 'notification-', 'notifications-', 'msprvs1'];

/** Whether nobody sits behind an address: a machine writes from it, and no answer to it is read. Group addresses are people's. */
export function isRobotAddress(address: string): boolean {
  const [box = ''] = address.toLowerCase().slice(0, address.lastIndexOf('@')).split(/[+=]/, 1);
  const plain = box.replaceAll(/[._-]/g, '');
  return (
    exact.has(box.replaceAll(/[._]/g, '-')) ||
    unanswered.some((word) => plain.includes(word)) ||
    endings.some((ending) => box.endsWith(ending)) ||
    beginnings.some((beginning) => box.startsWith(beginning))
  );
}
