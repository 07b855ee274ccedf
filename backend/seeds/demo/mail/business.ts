import { type Conversation, letter } from './conversation.js';

/** Money, contracts and reviews. */
export const businessMail: Conversation[] = [
  {
    subject: 'Invoice {invoice}: purchase order number missing',
    letters: [
      letter(
        'billing',
        0,
        `
We cannot pay invoice {invoice} over {amount} because it carries no purchase order number. Please send a corrected \
invoice with PO {order} and our new registered address (see below).`,
      ),
      letter(
        'us',
        4,
        `
Thank you for telling us right away. I have asked our finance team to reissue it with PO {order} and the new address. \
You will have it by tomorrow noon; the due date moves accordingly.`,
      ),
      letter(
        'us',
        20,
        `
The corrected invoice is attached. The PO number is now stored with your account, so that it appears on every later invoice as well.`,
      ),
      letter(
        'billing',
        5,
        `
Received and booked. It will be in the payment run of the 15th.`,
      ),
    ],
  },
  {
    subject: 'Renewal on {renewal}: what changes for you',
    copy: ['sponsor'],
    letters: [
      letter(
        'us',
        0,
        `
Your contract renews on {renewal}. So that nothing comes as a surprise, here is where we stand:
- {seats} seats booked, {used} used in the last 30 days
- same price per seat as this year if we sign for 24 months
- the two sites that you plan to open can join at any time, pro rata

Shall we spend half an hour on it next week?`,
      ),
      letter(
        'champion',
        23,
        `
Thanks for the early notice. The team wants to stay, that is not the question. But finance compares us with a cheaper \
tool this year, and I will need something in writing about what we actually got out of Larkmoor.`,
      ),
      letter(
        'us',
        5,
        `
That is fair. I will put together one page with your own numbers: time per hand-over, missed steps, and what the audit \
in spring looked like compared with the year before. You will have it on Thursday.`,
      ),
      letter(
        'us',
        49,
        `
Here is the page. The figure that surprised me most: hand-overs take 11 minutes now, 19 when we started. All numbers \
come from your own account and can be clicked through.`,
      ),
      letter(
        'champion',
        26,
        `
Exactly what I needed. {sponsor} read it in the meeting and asked why the other plant does not have this yet. Let us talk on Tuesday.`,
      ),
    ],
  },
  {
    subject: 'Quarterly review: slides and two questions',
    copy: ['sponsor'],
    letters: [
      letter(
        'us',
        0,
        `
Attached are the slides for our review on Thursday. Two questions so that I can prepare:
- is the goal still "no paper on the floor by the end of the year"?
- would you like me to bring figures per site, or only the total?`,
      ),
      letter(
        'champion',
        20,
        `
The goal stands. Please bring figures per site: {site} is ahead, and I would like the others to see it.`,
      ),
      letter(
        'sponsor',
        3,
        `
I can join for the first thirty minutes only. What I care about: fewer incidents at hand-over, and whether people really use it on weekends.`,
      ),
      letter(
        'us',
        2,
        `
Understood. Weekend use and incidents come first then, site by site, and {champion} and I take the details afterwards.`,
      ),
      letter(
        'us',
        53,
        `
Thank you both for today. What we agreed:
- {champion} names a lead for each site by the end of the month
- I switch on the weekend report and send it every Monday
- we look at approvals for purchase requests in the next review`,
      ),
    ],
  },
  {
    subject: 'Adding {more} seats for the new site',
    letters: [
      letter(
        'champion',
        0,
        `
We open {site} next month and need {more} more seats. Can you send a quote? Our purchasing wants it as a PDF with the net price per month.`,
      ),
      letter(
        'us',
        3,
        `
Congratulations on the new site! The quote is attached: {more} seats at your current price, charged from the day you \
switch them on until the end of your contract.

Would a short training for the new team help? I have time in the second week.`,
      ),
      letter(
        'champion',
        44,
        `
Purchasing has approved it, signed copy attached. Yes please to the training, the site lead will contact you directly.`,
      ),
      letter(
        'us',
        2,
        `
The seats are live. I look forward to meeting the new team.`,
      ),
    ],
  },
  {
    subject: 'Question about your price list',
    letters: [
      letter(
        'billing',
        0,
        `
Your new price list mentions a charge for storage above 200 GB. Does this apply to us? We take a lot of photos.`,
      ),
      letter(
        'us',
        6,
        `
Not before your next renewal, and probably not even then: you use 64 GB today, and older photos are removed after \
{retention}. I have noted it as a point for the renewal, so that we look at it together.`,
      ),
      letter(
        'billing',
        17,
        `
Good, thank you. That answers it.`,
      ),
    ],
  },
  {
    subject: 'Would you tell your story?',
    letters: [
      letter(
        'us',
        0,
        `
You said in our last call that new colleagues now take their first hand-over alone after three days instead of two \
weeks. I think others would love to hear how you did that.

Would you be open to a short written story, two pages and one photo? You see every word before it appears.`,
      ),
      letter(
        'champion',
        30,
        `
I am flattered. Our communications team has to agree, but I do not expect trouble. Can we leave out the exact number of incidents?`,
      ),
      letter(
        'us',
        2,
        `
Of course. We speak of the direction only, no figures that you do not want to see in print.`,
      ),
      letter(
        'champion',
        92,
        `
Approved, with one change in the second paragraph (attached). And if somebody wants to call us as a reference, that is fine too, once a month or so.`,
      ),
    ],
  },
];
