/** What has happened to an object, where its kind alone does not say it. */
const told = {
  'task.created': 'taskCreated',
  'task.completed': 'taskCompleted',
  'task.reopened': 'taskReopened',
  'task.removed': 'taskRemoved',
  'follow_up.created': 'followUpCreated',
  'follow_up.postponed': 'followUpPostponed',
  'follow_up.completed': 'followUpCompleted',
  'note.edited': 'noteEdited',
  'thread.linked': 'threadLinked',
  'thread.unlinked': 'threadUnlinked',
  'customer.owner_changed': 'ownerChanged',
  'customer.stage_changed': 'stageChanged',
} as const;
export type EventKey = (typeof told)[keyof typeof told];

export function eventKey(event: string): EventKey | null {
  return event in told ? told[event as keyof typeof told] : null;
}
