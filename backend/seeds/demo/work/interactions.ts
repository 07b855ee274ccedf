import type { interactionKinds } from '@threadline/shared/interactions/schema';

/** A call, meeting or the like that somebody logs, with what is to be done next. */
export interface LoggedText {
  kind: (typeof interactionKinds)[number];
  note: string;
  /** The next step, and what came of it once it is done. */
  next?: { title: string; resolution: string };
}

const logged = (
  kind: LoggedText['kind'],
  note: string,
  ...next: [title: string, resolution: string] | []
): LoggedText => {
  const [title, resolution = ''] = next;
  return title === undefined ? { kind, note } : { kind, note, next: { title, resolution } };
};

export const onboardingTalks: LoggedText[] = [
  logged(
    'meeting',
    'Kick-off with {champion}. Success for them means: no paper at hand-over after six weeks. Night shift needs the phone app first.',
    'Send kick-off minutes and open questions',
    'Minutes sent, {champion} confirmed all points.',
  ),
  logged(
    'call',
    'Went through the first three checklists together. Two steps were unclear even to them; they will be rewritten.',
    'Ask for the rewritten checklists',
    'Received and imported.',
  ),
  logged(
    'training',
    'First training, 11 people, 45 minutes. Photos and hand-over were understood at once; approvals need a second example.',
    'Prepare a second example for approvals',
    'Example added to the training space.',
  ),
  logged(
    'check_in',
    'First week at {site}: 84% of hand-overs done in Larkmoor. The rest were on paper because a tablet was missing.',
    'Check that the replacement tablet works',
    'Tablet enrolled, paper is gone.',
  ),
];

export const adoptionTalks: LoggedText[] = [
  logged(
    'check_in',
    'Monthly check-in. Use is steady on weekdays, weekends still lag behind. {champion} will talk to the weekend lead.',
    'Compare weekend use with last month',
    'Weekend use up from 41% to 63%.',
  ),
  logged(
    'call',
    '{champion} asked how others handle steps that only apply in winter. Showed seasonal checklists.',
    'Send the guide to seasonal checklists',
    'Sent; they switched on two.',
  ),
  logged(
    'feedback',
    'Shift leads find the new hand-over screen calmer. They miss a way to pin a message for the next shift.',
  ),
  logged(
    'training',
    'Refresher for eight new colleagues. Nobody needed more than twenty minutes; the quiz was taken with good humour.',
    'Ask new colleagues how the first week went',
    'All eight are active, two had questions about photos.',
  ),
  logged(
    'issue_report',
    'Scanner at {site} does not read codes in low light. Turned out to be a worn label, not the app. They will reprint.',
    'Ask whether the new labels are read',
    'New labels work.',
  ),
  logged(
    'meeting',
    'Quarterly review with {sponsor}. Goal for next quarter: {site} without paper. Asked for approvals by two people.',
    'Share what we agreed in the review',
    'Summary sent to everybody who took part.',
  ),
];

export const growthTalks: LoggedText[] = [
  logged(
    'meeting',
    'Roadmap session with {sponsor} and {champion}. Two more sites are planned, budget is approved for one of them.',
    'Send the proposal for the second site',
    'Proposal sent, {sponsor} wants to decide this quarter.',
  ),
  logged(
    'call',
    '{champion} wants to move purchase approvals over as well. Needs two approvers above 5,000; showed the bridge with two steps.',
    'Check how the two-step approval is used',
    'Runs well, 27 approvals so far.',
  ),
  logged(
    'check_in',
    'New site lead at {site} is doing well. Asked for a call with somebody from another company in the same trade.',
    'Introduce the site lead to a reference customer',
    'Introduction made, they meet next week.',
  ),
  logged(
    'meeting',
    'Quarterly review. Hand-over time is down to 11 minutes. {sponsor} presented the figures to the board without us.',
    'Plan the next review with {sponsor}',
    'Date fixed, same hour.',
  ),
  logged(
    'feedback',
    'Night shift would like bigger buttons. The setting exists and nobody knew. Good reminder for our training.',
  ),
];

export const renewalTalks: LoggedText[] = [
  logged(
    'meeting',
    'Renewal talk with {champion}. Team wants to stay, finance compares with a cheaper tool. We owe them a one-page proof of value.',
    'Send the one-page proof of value',
    'Sent; {champion} forwarded it to finance.',
  ),
  logged(
    'call',
    'Finance asked about a 24-month term and a price lock. Indicated that both can be done together.',
    'Get approval for the price lock',
    'Miriam approved it for 24 months.',
  ),
  logged(
    'check_in',
    '{sponsor} is calm about the renewal but wants the new reports first. Showed the preview.',
    'Invite {sponsor} to the preview of the reports',
    'Invitation accepted.',
  ),
  logged(
    'issue_report',
    'Two incidents were not escalated last month. Cause: the on-call list was out of date. Renewed it together.',
    'Check the on-call list again',
    'List is current, reminder set for every month.',
  ),
];

export const advocacyTalks: LoggedText[] = [
  logged(
    'meeting',
    '{champion} agreed to speak at our spring event. Topic: the first three months without paper.',
    'Send a draft of the talk',
    'Draft sent, only small changes.',
  ),
  logged(
    'call',
    'Reference call with a prospect, 25 minutes. {champion} was open about the difficult first week, which helped most.',
    'Thank {champion} for the reference call',
    'Card and a box of pastries delivered.',
  ),
  logged('feedback', 'They would like to see customers vote on the roadmap. Passed on to product.'),
  logged(
    'check_in',
    'All sites above 95% for the third month. {champion} trains new colleagues without our help.',
    'Ask for a second site for the case study',
    'They suggested {site}.',
  ),
];

export const leavingTalks: LoggedText[] = [
  logged(
    'call',
    '{champion} told us frankly that the decision is made. Not about the product. We keep the door open.',
    'Confirm the date of the data export',
    'Date confirmed in writing.',
  ),
  logged(
    'meeting',
    'Closing talk. What they will miss: the hand-over screen. What they would change: the price for small sites.',
  ),
];

export const returningTalks: LoggedText[] = [
  logged(
    'call',
    '{champion} is back and wants to give it another try. Their old checklists are still here, archived.',
    'Open the account for a trial month',
    'Opened, 20 people invited.',
  ),
  logged(
    'check_in',
    'Trial week one: the first shift works with it. Price for 20 people is the open question.',
    'Send a quote for 20 people',
    'Quote sent.',
  ),
];
