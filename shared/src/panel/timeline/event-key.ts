/** What has happened to an object, where its kind alone does not say it. */
const told = {
  'task.created': 'taskCreated',
  'task.completed': 'taskCompleted',
  'task.reopened': 'taskReopened',
  'task.handed_over': 'handedOver',
  'task.removed': 'taskRemoved',
  'follow_up.created': 'followUpCreated',
  'follow_up.postponed': 'followUpPostponed',
  'follow_up.completed': 'followUpCompleted',
  'follow_up.handed_over': 'handedOver',
  'note.edited': 'noteEdited',
  'meeting.planned': 'planned',
  'meeting.changed': 'changed',
  'meeting.cancelled': 'cancelled',
  'meeting.answered': 'answered',
  'thread.linked': 'threadLinked',
  'thread.unlinked': 'threadUnlinked',
  'customer.created': 'created',
  'customer.updated': 'changed',
  'customer.archived': 'archived',
  'customer.restored': 'restored',
  'customer.merged': 'merged',
  'customer.unmerged': 'unmerged',
  'customer.owner_changed': 'ownerChanged',
  'customer.stage_changed': 'stageChanged',
  'contact.created': 'added',
  'contact.updated': 'changed',
  'contact.removed': 'removed',
  'contact.restored': 'restored',
  'contact.merged': 'merged',
  'contact.unmerged': 'unmerged',
} as const;
export type EventKey = (typeof told)[keyof typeof told];

export function eventKey(event: string): EventKey | null {
  return event in told ? told[event as keyof typeof told] : null;
}
