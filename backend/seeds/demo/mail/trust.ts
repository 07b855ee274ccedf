import { type Conversation, letter } from './conversation.js';

/** Security, data protection, and goodbyes. */
export const trustMail: Conversation[] = [
  {
    subject: 'Security questionnaire: 84 questions, due on Friday',
    letters: [
      letter(
        'project',
        0,
        `
Our security team needs the attached questionnaire (84 questions) before we may add the next site. Is Friday possible?`,
      ),
      letter(
        'us',
        2,
        `
Friday works. About sixty of the questions are covered by our standard answers. For the section on backups I will have \
our operations team confirm the current figures.`,
      ),
      letter(
        'us',
        49,
        `
Here is the questionnaire, complete. Three answers carry a remark:
- 17: our penetration test is repeated every year in autumn, the last report is attached
- 42: backups are tested by restoring them, every month
- 71: we do not use customer data to train anything`,
      ),
      letter(
        'project',
        25,
        `
Thank you, they were impressed. One follow-up for 42: how long does a restore take?`,
      ),
      letter(
        'us',
        3,
        `
For an account of your size 35 minutes in the last test; we promise four hours.`,
      ),
      letter(
        'project',
        20,
        `
Approved. The new site can start.`,
      ),
    ],
  },
  {
    subject: 'Where is our data kept?',
    letters: [
      letter(
        'project',
        0,
        `
An auditor asked us where our checklists and photos are stored, and who can see them at your company. Could you answer \
in two or three sentences that I can pass on?`,
      ),
      letter(
        'us',
        3,
        `
With pleasure:

"All data of {company} is stored in two data centres in the European Union, encrypted on disk and on the way. Larkmoor \
staff have no access by default; a named support engineer can be admitted by the customer for a limited time, and \
every such access is recorded and visible to the customer."`,
      ),
      letter(
        'project',
        18,
        `
That is perfect, thank you.`,
      ),
    ],
  },
  {
    subject: 'Change of contact at {company}',
    copy: ['project'],
    letters: [
      letter(
        'champion',
        0,
        `
From next month I will look after two more sites and have less time for the daily questions. {project} takes over as \
your contact for those, I stay for the big decisions.`,
      ),
      letter(
        'us',
        4,
        `
Congratulations, and thank you for telling me early! I would like to spend half an hour with {project} to hand over \
what we have open: the report for {site} and the training in two weeks.`,
      ),
      letter(
        'project',
        20,
        `
Happy to. Thursday morning would suit me best.`,
      ),
    ],
  },
];

/** With customers who have left. */
export const farewellMail: Conversation[] = [
  {
    subject: 'Notice of termination',
    letters: [
      letter(
        'sponsor',
        0,
        `
We hereby give notice that we will not renew our contract. The reason is not your product: all software of the group \
has to come from one supplier by the end of the year.

Please confirm, and let us know how we get our data.`,
      ),
      letter(
        'us',
        5,
        `
I am sorry to read this, and I thank you for the open words. Notice confirmed for the end of the contract.

Your data: a complete export (all checklists, answers and photos) is ready within a day of your request, and we keep \
the account readable for 60 days beyond the contract.`,
      ),
      letter(
        'champion',
        22,
        `
Speaking for the teams: we would have stayed. Please send the export in the first week of the month.`,
      ),
      letter(
        'us',
        3,
        `
It will be there. If the new tool does not fit your shifts, you know where to find us.`,
      ),
    ],
  },
];

/** With customers who may come back. */
export const comebackMail: Conversation[] = [
  {
    subject: 'Thinking about Larkmoor again',
    letters: [
      letter(
        'champion',
        0,
        `
You may remember me: we used Larkmoor until last year. The replacement works for the office, but not on the floor. \
What would it take to come back, and is our old data still there?`,
      ),
      letter(
        'us',
        3,
        `
Of course I remember, and I am glad to hear from you! Your checklists are still here, archived. We can open the \
account for a month free of charge, so that you can see what has changed, and decide then.`,
      ),
      letter(
        'champion',
        27,
        `
A month is a good offer. Two things I would need to show my boss: what it costs for 20 people, and how long it takes until the first shift can work with it.`,
      ),
      letter(
        'us',
        4,
        `
For 20 people the Team plan is enough, the quote is attached. The first shift: with your old checklists, two days.`,
      ),
    ],
  },
];
