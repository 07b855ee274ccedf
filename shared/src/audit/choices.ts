/** What an entry is about, by the word before the dot of its action. */
export const auditGroups = {
  people: [
    'organisation',
    'person',
    'invitation',
    'session',
    'sign_in',
    'security_policy',
    'sso',
    'extension',
    'api_key',
  ],
  customers: ['customer', 'contact', 'bin'],
  mail: [
    'mailbox',
    'message',
    'thread',
    'sender_rule',
    'relink',
    'review',
    'mail',
    'mail_block',
    'mail_client',
    'mail_draft',
    'canned_response',
  ],
  work: ['interaction', 'follow_up', 'promise', 'meeting', 'note', 'task', 'timer', 'time_entry'],
  portal: ['portal', 'document', 'branding'],
  data: ['data', 'archive', 'report_view'],
} as const satisfies Record<string, readonly string[]>;

export type AuditGroup = keyof typeof auditGroups;
export const auditGroupNames = Object.keys(auditGroups) as [AuditGroup, ...AuditGroup[]];

/** How somebody came in. */
export const auditVias = ['session', 'token', 'api_key', 'portal', 'system'] as const;
