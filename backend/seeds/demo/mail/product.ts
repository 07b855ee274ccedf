import { type Conversation, letter } from './conversation.js';

/** What works, what does not, and what is missing. */
export const productMail: Conversation[] = [
  {
    subject: 'Photos do not upload from the cold store',
    letters: [
      letter(
        'user',
        0,
        `
Since Monday photos from the cold store stay on "waiting to upload". The rest of the checklist arrives. Three phones, all Android.`,
      ),
      letter(
        'us',
        2,
        `
Thank you for the clear description. Is there Wi-Fi in the cold store, or do the phones use the mobile network there?`,
      ),
      letter(
        'user',
        1,
        `
Wi-Fi, but weak. It worked last week, nothing changed on our side that I know of.`,
      ),
      letter(
        'us',
        22,
        `
We found it: since version 5.8 a photo is sent in one piece, and on a weak connection it starts over again and again. \
The fix is in 5.8.2, which reaches your phones tonight. Photos that are waiting will go up by themselves.`,
      ),
      letter(
        'user',
        19,
        `
Confirmed, all 31 waiting photos are up. Thanks for being quick.`,
      ),
    ],
  },
  {
    subject: 'Dashboard shows yesterday instead of today',
    letters: [
      letter(
        'champion',
        0,
        `
In the morning meeting the dashboard still shows yesterday's numbers until about 08:10. Our meeting is at 07:30. Is this on purpose?`,
      ),
      letter(
        'us',
        3,
        `
It is not. The day turns over at midnight UTC on your account, it should be your own time zone. I have changed the \
setting; please look again tomorrow at 07:30.`,
      ),
      letter(
        'champion',
        21,
        `
Correct numbers at 07:30 today. Could you check whether our other sites have the same setting? I would rather not find out in the board meeting.`,
      ),
      letter(
        'us',
        1,
        `
Checked: two more had it, {site} among them. All of them are right now.`,
      ),
    ],
  },
  {
    subject: 'Approvals by two people',
    letters: [
      letter(
        'project',
        0,
        `
For purchases above 5,000 we need two approvals, by two different people. Today one person can approve twice. Can this be set up?`,
      ),
      letter(
        'us',
        5,
        `
Not today, I am afraid. You are the fourth customer to ask this quarter, so I have brought your case to the product team with your numbers.

Until then: two steps in a row with one approver each give you the same protection, only the form looks longer. I can set it up with you.`,
      ),
      letter(
        'project',
        29,
        `
The two steps work as a bridge. Please let me know when there is a date for the real thing.`,
      ),
      letter(
        'us',
        170,
        `
Good news: approvals by several people are planned for the next release. You are on the list for the preview, if you like.`,
      ),
      letter(
        'project',
        4,
        `
Yes please! I will bring our purchasing lead along.`,
      ),
    ],
  },
  {
    subject: 'Reading our data over the API',
    letters: [
      letter(
        'project',
        0,
        `
We would like to pull finished checklists into our own reporting every night. Is there an interface for that, and what are the limits?`,
      ),
      letter(
        'us',
        4,
        `
Yes. With an API key you can read all checklists that changed since a given time, 100 per page. The limit is 600 \
requests per minute, so a night's work takes a few seconds.

Keys are made under your own name in the settings and can be taken back there at any time.`,
      ),
      letter(
        'project',
        46,
        `
It runs. One observation: the time stamps are in UTC, our reporting expected local time. Not a problem once you know.`,
      ),
      letter(
        'us',
        3,
        `
Good to hear, and a fair point. I have asked for a sentence about it in the documentation.`,
      ),
    ],
  },
  {
    subject: 'Phones signed out over night',
    letters: [
      letter(
        'user',
        0,
        `
Several colleagues had to sign in again this morning, in the middle of the hand-over. Some do not remember their password because they never need it.`,
      ),
      letter(
        'us',
        1,
        `
I am sorry about the rough start. A setting in your identity provider ended all sessions after eight hours; it was \
changed on Friday. {champion} can raise it, seven days is what most sites use.`,
      ),
      letter(
        'champion',
        3,
        `
That was our IT, with good intentions. It is at seven days again, and they know whom to ask next time.`,
      ),
    ],
  },
  {
    subject: 'A few wishes from the night shift',
    letters: [
      letter(
        'champion',
        0,
        `
The night shift collected wishes on a sheet of paper, which I find rather charming:
- bigger buttons, they wear gloves
- a dark screen, the bright one blinds them in the yard
- say thank you at the end of a checklist`,
      ),
      letter(
        'us',
        6,
        `
I love that list. The dark screen exists: under "Display", it can follow the time of day. Bigger buttons are in the \
settings of the phone app since spring, under "Work gloves".

The thank-you I have passed on, with the original sheet as a photo.`,
      ),
      letter(
        'champion',
        15,
        `
They are delighted about the gloves setting. The thank-you will be asked for in the next review, I was told.`,
      ),
    ],
  },
];
