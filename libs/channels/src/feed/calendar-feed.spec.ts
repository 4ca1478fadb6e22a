import fc from 'fast-check';
import { obligationKinds, obligationStates, text } from '@app/contracts';
import { calendarFeed, type FeedEntry } from './calendar-feed.js';

const OPTIONS = {
  name: text('Kewajiban, FPK; Klaten', 'Obligations'),
  zone: 'Asia/Jayapura',
  domain: 'rumpun.example.id',
  stamp: '2026-04-01T00:00:00.000Z',
};
const entry = (change: Partial<FeedEntry> = {}): FeedEntry => ({
  key: 'cycle-submission:c15:2026-Q1',
  kind: 'cycle-submission',
  title: text('Ajukan hasil, segera', 'Submit; soon'),
  why: text('Anda memantau klaster ini.', 'You monitor this cluster.'),
  place: text('Sentra logam, Klaten', 'Metal cluster, Klaten'),
  due: '2026-04-14',
  status: 'open',
  url: 'https://rumpun.example.id/o/1?a=1,2;3',
  sequence: 3,
  lastModified: '2026-03-31T16:30:00.000Z',
  ...change,
});

interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}
const unescaped = (value: string): string =>
  value.replace(/\\([nN\\;,])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign));

/** Unfolds and splits as RFC 5545, 3.1 says; anything that is no content line fails. */
function propertiesOf(feed: string): Property[] {
  const lines = feed.replaceAll('\r\n ', '').split('\r\n');
  expect(lines.pop()).toBe('');
  return lines.map((line) => {
    const parts = /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^:;,"]+)*):(.*)$/s.exec(line);
    expect(parts).not.toBeNull();
    return { name: parts![1]!, parameters: parts![2]!, value: parts![3]! };
  });
}
function eventsOf(feed: string): Record<string, string>[] {
  const events: Record<string, string>[] = [];
  for (const { name, parameters, value } of propertiesOf(feed)) {
    if (name === 'BEGIN' && value === 'VEVENT') events.push({});
    else if (events.length > 0 && name !== 'END') events.at(-1)![`${name}${parameters}`] = value;
  }
  return events;
}

describe('a calendar feed', () => {
  it('holds one whole day for an obligation, in both languages, and no alarm', async () => {
    const feed = await calendarFeed([entry()], OPTIONS);
    const [event, ...others] = eventsOf(feed);
    expect(others).toEqual([]);
    expect(event).toMatchObject({
      'DTSTART;VALUE=DATE': '20260414',
      DTSTAMP: '20260401T000000Z',
      'LAST-MODIFIED': '20260331T163000Z',
      SEQUENCE: '3',
      STATUS: 'CONFIRMED',
      TRANSP: 'TRANSPARENT',
      SUMMARY: 'Ajukan hasil\\, segera / Submit\\; soon',
      CATEGORIES: 'mengajukan hasil monitoring,submit the monitoring cycle',
    });
    expect(unescaped(event!.DESCRIPTION!)).toBe(
      'Sentra logam, Klaten / Metal cluster, Klaten\nAnda memantau klaster ini.\nYou monitor this cluster.',
    );
    expect(new URL(event!['URL;VALUE=URI']!).searchParams.get('a')).toBe('1,2;3');
    expect(feed).not.toContain('VALARM');
  });

  it('says who made it and what it is before its first event', async () => {
    const names = propertiesOf(await calendarFeed([entry()], OPTIONS));
    const before = names.slice(
      0,
      names.findIndex(({ value }) => value === 'VEVENT'),
    );
    const values = Object.fromEntries(before.map(({ name, value }) => [name, value]));
    expect(values).toMatchObject({
      VERSION: '2.0',
      METHOD: 'PUBLISH',
      'X-WR-TIMEZONE': 'Asia/Jayapura',
      'X-WR-CALNAME': 'Kewajiban\\, FPK\\; Klaten / Obligations',
      'REFRESH-INTERVAL': 'PT1H',
    });
  });

  it('keeps the identity of an event through its changes, and cancels what is void', async () => {
    const [before] = eventsOf(await calendarFeed([entry()], OPTIONS));
    const moved = entry({ due: '2026-05-01', status: 'void', sequence: 4 });
    const [after] = eventsOf(await calendarFeed([moved], OPTIONS));
    expect(after!.UID).toBe(before!.UID);
    expect(after!.UID).toMatch(/@rumpun\.example\.id$/);
    expect(after).toMatchObject({ STATUS: 'CANCELLED', SEQUENCE: '4', 'DTSTART;VALUE=DATE': '20260501' });
  });

  it('marks what is met', async () => {
    const [event] = eventsOf(await calendarFeed([entry({ status: 'met' })], OPTIONS));
    expect(event).toMatchObject({ STATUS: 'CONFIRMED', SUMMARY: expect.stringMatching(/^✓ Ajukan/) });
  });

  it('is the same to the byte in whichever order and zone it is made', async () => {
    const entries = [entry(), entry({ key: 'b', due: '2026-04-01' }), entry({ key: 'a' })];
    const zones = ['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati'];
    const before = process.env.TZ;
    const feeds: string[] = [];
    try {
      for (const zone of zones) {
        process.env.TZ = zone;
        feeds.push(await calendarFeed(entries, OPTIONS), await calendarFeed(entries.toReversed(), OPTIONS));
      }
    } finally {
      if (before === undefined) delete process.env.TZ;
      else process.env.TZ = before;
    }
    expect(new Set(feeds).size).toBe(1);
    expect(eventsOf(feeds[0]!).map((event) => event['DTSTART;VALUE=DATE'])).toEqual([
      '20260401',
      '20260414',
      '20260414',
    ]);
  });

  it('without obligations is a calendar all the same', async () => {
    expect(eventsOf(await calendarFeed([], OPTIONS))).toEqual([]);
    expect(await calendarFeed([], OPTIONS)).toMatch(/X-WR-TIMEZONE:Asia\/Jayapura\r\nEND:VCALENDAR\r\n$/);
  });

  it('gives back whatever people wrote, in lines of at most 75 octets', async () => {
    const words = fc.string({ unit: fc.constantFrom(...'ab,;:\\"\n\r é漢😀'), maxLength: 120 });
    const entries = fc.record({
      ...{ id: words, en: words, name: words },
      kind: fc.constantFrom(...obligationKinds.codes),
      status: fc.constantFrom(...obligationStates.codes),
    });
    await fc.assert(
      fc.asyncProperty(entries, async ({ id, en, name, kind, status }) => {
        const given = entry({ title: text(id, en), kind, status });
        const feed = await calendarFeed([given], { ...OPTIONS, name: text(name) });
        for (const line of feed.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
        expect(feed.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        const flat = (said: string) => said.replace(/[\s]+/g, ' ').trim();
        const [event] = eventsOf(feed);
        const summary = flat(unescaped(event!.SUMMARY!).replace('✓ ', ''));
        expect(summary).toBe(flat(id === en ? id : `${flat(id)} / ${flat(en)}`));
        const named = propertiesOf(feed).find((property) => property.name === 'X-WR-CALNAME');
        expect(flat(unescaped(named?.value ?? ''))).toBe(flat(name));
      }),
    );
  });

  it.each([
    ['domain', { domain: 'x\r\nATTENDEE:y' }],
    ['zone', { zone: 'Asia/Jakarta\r\nX:y' }],
    ['stamp', { stamp: 'yesterday' }],
  ])('refuses a %s that is none', async (_what, change) => {
    await expect(calendarFeed([entry()], { ...OPTIONS, ...change })).rejects.toThrow(RangeError);
  });
});
