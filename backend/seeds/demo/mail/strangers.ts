import type { PersonKey } from '../cast/people.js';

/** A thread with somebody who belongs to no customer. Letters alternate, the stranger first. */
interface StrangerMail {
  from: { name: string; address: string; signature: string };
  to: PersonKey;
  subject: string;
  daysAgo: number;
  hour: number;
  letters: string[];
}

const hallgate = {
  name: 'Marit Aldenholt',
  address: 'm.aldenholt@hallgate-foods.example',
  signature: 'Purchasing\nHallgate Foods',
};
const hallgateIt = { name: 'Colin Farthing', address: 'it@hallgate-foods.example', signature: 'IT\nHallgate Foods' };
const tidemark = {
  name: 'Nerys Holt',
  address: 'nerys@tidemark-aquatics.example',
  signature: 'Centre Manager\nTidemark Aquatics',
};
const copperlineSupplier = {
  name: 'Bram Oosterveld',
  address: 'bram.oosterveld@signalworks.example',
  signature: 'Signalworks, supplier to Copperline Rail Services',
};
const eventTeam = { name: 'Opsfair Programme', address: 'programme@opsfair.example', signature: 'Opsfair' };
/** No such address can exist: the provider allows no underscore. */
const student = { name: 'Fenna', address: 'fenna_writes_a_thesis@gmail.com', signature: 'Fenna' };
const supervisor = { name: 'Dario Quillane', address: 'd_quillane_at_home@gmail.com', signature: 'Dario' };

/** All of it waits in the review queue. */
export const strangers: StrangerMail[] = [
  {
    ...{ from: hallgate, to: 'dana', subject: 'Request for a quote: 120 seats', daysAgo: 2, hour: 9 },
    letters: [
      `A colleague at Brackenford Foods recommended you. We run four plants and look for a replacement for paper at hand-over.

Could you quote 120 seats over two years, and tell us what a start in the first quarter would need from our side?`,
      `Thank you for writing, and please pass my thanks on to your colleague. I will come back to you with a quote by Thursday.

So that it fits: how many shifts does each plant run, and do people share tablets or carry phones?`,
    ],
  },
  {
    ...{ from: hallgateIt, to: 'dana', subject: 'Technical questions before the quote', daysAgo: 1, hour: 8 },
    letters: [
      `Marit asked me to collect our questions: single sign-on with signed requests, location of the data, and how \
long backups are kept. Is there a document with all three?`,
    ],
  },
  {
    ...{ from: tidemark, to: 'ben', subject: 'Pool checks on a phone?', daysAgo: 4, hour: 13 },
    letters: [
      `We check water values eleven times a day on a clipboard, which does not survive the water. Would Larkmoor work for a small team of nine?`,
      `Nine people and eleven checks a day is exactly what the Starter plan is made for. Waterproof phone cases help \
more than any software, but I will gladly show you both.`,
      `Sold on the cases already. Tuesday afternoon for a demonstration?`,
    ],
  },
  {
    ...{ from: copperlineSupplier, to: 'ben', subject: 'Access for our engineers at Copperline', daysAgo: 6, hour: 11 },
    letters: [
      `Copperline Rail Services asked us to record our signal inspections in their Larkmoor account. Who can give three of our engineers access, you or they?`,
    ],
  },
  {
    ...{ from: eventTeam, to: 'dana', subject: 'Your talk in spring: title and short text', daysAgo: 9, hour: 15 },
    letters: [
      `Please send us the title and a short text (80 words) for the talk on paperless hand-over by the end of next \
week. The slot is 25 minutes plus questions.`,
    ],
  },
  {
    ...{ from: student, to: 'lena', subject: 'Interview for my thesis on shift work', daysAgo: 12, hour: 10 },
    letters: [
      `I write my thesis about how knowledge gets lost between shifts. Would one of your customers talk to me for half an hour? Names will not appear.`,
    ],
  },
  {
    ...{ from: supervisor, to: 'dana', subject: 'Cannot reach my work account today', daysAgo: 1, hour: 14 },
    letters: [
      `Writing from home because my work mail is down. Early shift tomorrow needs the cold store list on paper, just in case. Can you send it to this address?`,
    ],
  },
];
