import { describe, expect, it } from 'vitest';
import { calendarIn, calendarOf } from './calendar-part.js';

const file = (event: string, method = 'REQUEST', more = '') =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:${method}\r\n${more}BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;
const base = 'UID:1@x.example\nDTSTAMP:20270301T090000Z\nSUMMARY:Kick-off\nSEQUENCE:2';

describe('an invitation', () => {
  it('says who invites whom to what, and who has answered', () => {
    const people =
      'ORGANIZER;CN=Jane:mailto:Jane@X.example\nATTENDEE;CN="Ek, Bo";PARTSTAT=ACCEPTED:mailto:bo@y.example\n' +
      'ATTENDEE;PARTSTAT=TENTATIVE:mailto:cy@y.example\nATTENDEE;PARTSTAT=DECLINED:MAILTO:di@y.example\nATTENDEE:mailto:ed@y.example';
    expect(
      calendarIn(file(`${base}\nDTSTART:20270401T100000Z\nDURATION:PT1H\nLOCATION:Room 1\n${people}`)),
    ).toMatchObject({
      ...{ method: 'REQUEST', uid: '1@x.example', sequence: 2, title: 'Kick-off', place: 'Room 1', cancelled: false },
      ...{
        writtenAt: '2027-03-01T09:00:00.000Z',
        startsAt: '2027-04-01T10:00:00.000Z',
        endsAt: '2027-04-01T11:00:00.000Z',
      },
      organiser: { address: 'jane@x.example', name: 'Jane' },
      attendees: [
        { address: 'bo@y.example', name: 'Ek, Bo', attendance: 'accepted' },
        { address: 'cy@y.example', name: null, attendance: 'tentative' },
        { address: 'di@y.example', name: null, attendance: 'declined' },
        { address: 'ed@y.example', name: null, attendance: 'unanswered' },
      ],
    });
  });

  it.each([
    ['in winter', 'DTSTART;TZID=Europe/Berlin:20270115T100000', '2027-01-15T09:00:00.000Z'],
    ['in summer', 'DTSTART;TZID=Europe/Berlin:20270715T100000', '2027-07-15T08:00:00.000Z'],
    [
      'in the hour after the clock went forward',
      'DTSTART;TZID=Europe/Berlin:20270328T030000',
      '2027-03-28T01:00:00.000Z',
    ],
    ['in a zone of Windows', 'DTSTART;TZID=W. Europe Standard Time:20270115T100000', '2027-01-15T09:00:00.000Z'],
    ['in UTC', 'DTSTART:20270115T100000Z', '2027-01-15T10:00:00.000Z'],
    ['for a whole day', 'DTSTART;VALUE=DATE:20270115', '2027-01-15T00:00:00.000Z'],
    ['in no zone', 'DTSTART:20270115T100000', '2027-01-15T10:00:00.000Z'],
  ])('begins %s', (_when, line, startsAt) => {
    expect(calendarIn(file(`${base}\n${line}`))?.startsAt).toBe(startsAt);
  });

  it('of a zone that nobody knows goes by the rules that came along', () => {
    const zone =
      'BEGIN:VTIMEZONE\r\nTZID:Ours\r\nBEGIN:STANDARD\r\n' +
      'DTSTART:19700101T000000\r\nTZOFFSETFROM:+0300\r\nTZOFFSETTO:+0300\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n';
    expect(calendarIn(file(`${base}\nDTSTART;TZID=Ours:20270115T100000`, 'REQUEST', zone))?.startsAt).toBe(
      '2027-01-15T07:00:00.000Z',
    );
    const endless = zone.replace('END:STANDARD', 'RRULE:FREQ=SECONDLY\r\nEND:STANDARD');
    expect(calendarIn(file(`${base}\nDTSTART;TZID=Ours:20270115T100000`, 'REQUEST', endless))?.startsAt).toBe(
      '2027-01-15T10:00:00.000Z',
    );
  });

  it('names the day of a repeated meeting that it changes, and puts the meeting itself first', () => {
    const day =
      `${base}\nDTSTART:20270408T120000Z\nRECURRENCE-ID:20270408T100000Z\r\nEND:VEVENT\r\n` +
      `BEGIN:VEVENT\r\n${base}\nDTSTART:20270401T100000Z\nRRULE:FREQ=WEEKLY`;
    const found = calendarIn(file(day));
    expect(found).toMatchObject({ recurrenceId: null, repeats: 'FREQ=WEEKLY' });
    expect(found?.others).toMatchObject([{ recurrenceId: '2027-04-08T10:00:00.000Z' }]);
  });

  it.each([
    ['CANCEL', ''],
    ['REQUEST', '\nSTATUS:CANCELLED'],
  ])('that is %s%s calls it off', (method, status) => {
    expect(calendarIn(file(`${base}\nDTSTART:20270401T100000Z${status}`, method))?.cancelled).toBe(true);
  });

  it('is read though a program broke its lines', () => {
    expect(calendarIn(file(`${base}\nDESCRIPTION:one\ntwo and three\nDTSTART:20270401T100000Z`))?.title).toBe(
      'Kick-off',
    );
    expect(calendarIn(file(`${base}\nDTSTART:20270401T100000Z`).replace('END:VCALENDAR', ''))?.uid).toBe('1@x.example');
  });

  it.each([
    ['no calendar', 'Hello'],
    ['no event', 'BEGIN:VCALENDAR\nVERSION:2.0\nEND:VCALENDAR'],
    ['no beginning', file(base)],
    ['no identity', file('DTSTART:20270401T100000Z')],
    ['a year beyond reason', file(`${base}\nDTSTART:99990401T100000Z`)],
    ['nonsense', file(`${base}\nDTSTART:tomorrow`)],
  ])('is none where there is %s', (_what, text) => {
    expect(calendarIn(text)).toBeNull();
  });

  it('is found in the part that holds it', () => {
    const content = Buffer.from(file(`${base}\nDTSTART:20270401T100000Z`));
    const parts = [{ name: 'a.pdf', type: 'application/pdf', content: Buffer.from('%PDF') }];
    expect(calendarOf(parts)).toBeNull();
    expect(calendarOf([...parts, { name: 'invite.ics', type: 'application/octet-stream', content }])?.uid).toBe(
      '1@x.example',
    );
  });
});
