import type { EventName } from '@threadline/shared/kernel/event-names';
import { oneByOne, projectionOf } from '../platform/events/projection-of.js';
import { hideEntries, showEntries } from './entries.js';
import { readHandedFollowUps, readHandedTasks } from './handed-work.js';
import { readLinks, readRewrittenMail, readStoredMails, readUnlinks } from './mails.js';
import * as read from './readings.js';

const customerChange = read.entry('customer_change');
const contactChange = read.entry('contact_change');
const document = read.entry('document');

/** Which events a timeline tells of, and how; all others pass it by. */
const readings: Partial<Record<EventName, read.Reading>> = {
  'message.rewritten': readRewrittenMail,
  'interaction.logged': read.readInteraction,
  'interaction.edited': read.readInteractionEdit,
  'interaction.removed': hideEntries,
  'interaction.restored': showEntries,
  'note.written': read.readNote,
  'note.edited': read.readNoteEdit,
  'note.removed': hideEntries,
  'note.restored': showEntries,
  'task.created': read.readTask,
  'task.updated': read.readTaskUpdate,
  'task.completed': read.readTask,
  'task.reopened': read.readTask,
  'task.removed': hideEntries,
  'task.restored': showEntries,
  'follow_up.created': read.readFollowUp,
  'follow_up.postponed': read.readFollowUp,
  'follow_up.completed': read.readFollowUp,
  'follow_up.reopened': read.readFollowUp,
  'follow_up.removed': hideEntries,
  'follow_up.restored': showEntries,
  'timer.stopped': read.readTime,
  'time_entry.added': read.readTime,
  'time_entry.edited': read.readTimeEdit,
  'time_entry.removed': hideEntries,
  'time_entry.restored': showEntries,
  'customer.created': customerChange,
  'customer.updated': customerChange,
  'customer.archived': customerChange,
  'customer.restored': customerChange,
  'customer.owner_changed': customerChange,
  'customer.merged': customerChange,
  'customer.unmerged': customerChange,
  'customer.stage_changed': read.readStage,
  'contact.created': contactChange,
  'contact.updated': contactChange,
  'contact.removed': contactChange,
  'contact.restored': contactChange,
  'contact.merged': contactChange,
  'contact.unmerged': contactChange,
  'contact.bounced': contactChange,
  'contact.bounce_cleared': contactChange,
  'meeting.planned': read.readMeeting,
  'meeting.changed': read.readMeeting,
  'meeting.cancelled': read.readMeeting,
  'meeting.answered': read.readMeeting,
  'document.added': document,
  'document.shared': document,
  'document.unshared': document,
  'document.removed': hideEntries,
  'document.restored': showEntries,
  'portal.visited': read.entry('portal_visit'),
};

/** Turns events into the lines of customers' timelines, in the transaction of whoever wrote them. */
export const timelineProjection = projectionOf('timeline', {
  ...Object.fromEntries(Object.entries(readings).map(([name, reading]) => [name, oneByOne(reading)])),
  // These come by the hundred.
  'message.stored': readStoredMails,
  'thread.linked': readLinks,
  'thread.link_restored': readLinks,
  'thread.unlinked': readUnlinks,
  'task.handed_over': readHandedTasks,
  'follow_up.handed_over': readHandedFollowUps,
});
