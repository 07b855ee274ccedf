import { defineArea } from './area.js';

/** The texts around a meeting that an invitation told of. */
export const meetingsArea = defineArea({
  en: {
    cancelled: 'Cancelled',
    place: 'Where: {{place}}',
    people: '{{said}}: {{names}}',
    more_one: 'one more',
    more_other: '{{count}} more',
    attendance: {
      accepted: 'Coming',
      declined: 'Not coming',
      tentative: 'Perhaps',
      unanswered: 'No answer yet',
    },
  },
  de: {
    cancelled: 'Abgesagt',
    place: 'Ort: {{place}}',
    people: '{{said}}: {{names}}',
    more_one: 'eine weitere Person',
    more_other: '{{count}} weitere',
    attendance: {
      accepted: 'Zugesagt',
      declined: 'Abgesagt haben',
      tentative: 'Vielleicht',
      unanswered: 'Noch keine Antwort',
    },
  },
});

export type MeetingsTexts = typeof meetingsArea.en;

declare module './areas.js' {
  interface TranslationAreas {
    meetings: MeetingsTexts;
  }
}
