/** What somebody has answered to an invitation. */
export const attendances = ['unanswered', 'accepted', 'declined', 'tentative'] as const;
export type Attendance = (typeof attendances)[number];

export const meetingStates = ['planned', 'cancelled'] as const;
