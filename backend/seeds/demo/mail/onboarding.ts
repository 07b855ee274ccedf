import { type Conversation, letter } from './conversation.js';

/** From the first call to the day on which everybody works with it. */
export const onboardingMail: Conversation[] = [
  {
    subject: 'Kick-off: agenda and who should join',
    copy: ['project'],
    letters: [
      letter(
        'us',
        0,
        `
Welcome to Larkmoor, and thank you for your time on the phone today.

For the kick-off I suggest an hour with this agenda:
- what a good first month looks like for {company}
- who looks after which site, and who approves changes
- first checklists to move over, starting with {useCase}
- dates for training and go-live

Who else should be in the room?`,
      ),
      letter(
        'champion',
        5,
        `
Thanks, the agenda looks right. I would add one point: our night shift has no desktop computers, so we need to see the phone app early.

Please invite {project} as well. Wednesday after 10:00 works for both of us.`,
      ),
      letter(
        'us',
        2,
        `
Perfect, I have added the phone app as the second point and sent the invitation for Wednesday at 10:30.

If you can send me two or three of your current paper checklists before then, I will bring them along as a working example.`,
      ),
      letter(
        'champion',
        21,
        `
Three scans attached. Please excuse the coffee stain on the second one, that is how it looks in real life.`,
      ),
    ],
  },
  {
    subject: 'Importing our existing checklists',
    letters: [
      letter(
        'project',
        0,
        `
We have 46 checklists in spreadsheets, in three slightly different layouts. Is there a way to import them, or do we have to type them in again?`,
      ),
      letter(
        'us',
        3,
        `
No typing needed. The import takes one sheet per checklist: first column the step, second column the kind of answer, \
third column whether a photo is required. Attached is the template.

If you send me one file of each layout, I will map them for you, and you can follow the pattern for the rest.`,
      ),
      letter(
        'project',
        26,
        `
Here are the three layouts. The one from the warehouse has merged cells, sorry about that.`,
      ),
      letter(
        'us',
        6,
        `
All three are mapped now. I split the merged cells by script; only line 14 needed a decision ("weekly or on demand" became two steps).

Please look at the result in your test space before you run the other 43.`,
      ),
      letter(
        'project',
        18,
        `
Checked with the warehouse team, line 14 is fine like that. The rest went through in ten minutes. Very happy.`,
      ),
    ],
  },
  {
    subject: 'Go-live on Monday: last open points',
    copy: ['champion'],
    letters: [
      letter(
        'us',
        0,
        `
We are on track for Monday. Three points are still open on my list:
- tablets for {site}: have they arrived?
- names of the two people who may approve changes after go-live
- a short message to all shifts, which {champion} wanted to send on Friday

Everything else is done.`,
      ),
      letter(
        'project',
        4,
        `
Tablets arrived yesterday, four of five are enrolled. The fifth has a cracked screen and goes back.

Approvers are {champion} and myself.`,
      ),
      letter(
        'champion',
        2,
        `
Message to the shifts is scheduled for Friday 14:00, right before hand-over. I used your text nearly unchanged.`,
      ),
      letter(
        'us',
        1,
        `
Then we are ready. I will be reachable by phone on Monday from 05:45, before the early shift starts, and we look at the numbers together at 15:00.`,
      ),
      letter(
        'champion',
        79,
        `
First day done: 118 checklists, two of them on paper because of the fifth tablet. The early shift asked when the paper \
forms will disappear for good. That has never happened to me before.`,
      ),
    ],
  },
  {
    subject: 'Training dates for the second group',
    letters: [
      letter(
        'us',
        0,
        `
The first group finished on Tuesday with good feedback. For the second group I can offer Thursday at 09:00 or 13:30, \
forty-five minutes each, at most twelve people.`,
      ),
      letter(
        'champion',
        7,
        `
13:30 is better, then we catch the shift change. Could you spend a little more time on photos? Several people in group \
one were unsure what happens to a picture once it is taken.`,
      ),
      letter(
        'us',
        1,
        `
Will do. Pictures stay with the checklist step, can be seen by the people of that site, and are deleted after the \
period you set ({retention} at the moment). I will show exactly that.`,
      ),
    ],
  },
  {
    subject: 'Single sign-on: what we need from your IT',
    letters: [
      letter(
        'us',
        0,
        `
To switch on single sign-on before go-live I need three things from your IT team:
- the metadata address of your identity provider
- one test account
- which group may administer Larkmoor

Our side takes about half an hour once we have these.`,
      ),
      letter(
        'user',
        28,
        `
IT here, {champion} forwarded me your mail. Metadata address and test account come through the password portal. The group is called "ops-admins".

Do you support signed requests?`,
      ),
      letter(
        'us',
        3,
        `
Yes, signed requests and encrypted assertions both. I have set it up with your metadata; please try the test account in the private window of your browser.`,
      ),
      letter(
        'user',
        2,
        `
Works on the first try. Please leave password sign-in on for another week, then it can be switched off.`,
      ),
    ],
  },
];
