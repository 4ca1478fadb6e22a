import { isKnownHoliday, knownHolidays, unknownHolidays } from './known-holidays.js';

const named = (year: number) =>
  [...knownHolidays(year).values()].map(({ day, name, source }) => `${day} ${name.id} (${source})`);

describe('the holidays of Indonesia that can be computed', () => {
  it('of 2026 are those of the decree (SKB 1497/2025), but for what the moon decides', () => {
    expect(named(2026)).toEqual([
      '2026-01-01 Tahun Baru Masehi (computed)',
      '2026-01-16 Isra Mikraj Nabi Muhammad (expected)',
      '2026-02-17 Tahun Baru Imlek (computed)',
      '2026-03-19 Hari Suci Nyepi (computed)',
      // The decree has 21 and 22 March: the astronomers of Mecca are a day ahead.
      '2026-03-20 Idulfitri (hari pertama) (expected)',
      '2026-03-21 Idulfitri (hari kedua) (expected)',
      '2026-04-03 Wafat Yesus Kristus (computed)',
      '2026-05-01 Hari Buruh Internasional (computed)',
      '2026-05-14 Kenaikan Yesus Kristus (computed)',
      '2026-05-27 Iduladha (expected)',
      '2026-05-31 Hari Raya Waisak (computed)',
      '2026-06-01 Hari Lahir Pancasila (computed)',
      '2026-06-16 Tahun Baru Islam (expected)',
      '2026-08-17 Proklamasi Kemerdekaan (computed)',
      '2026-08-25 Maulid Nabi Muhammad (expected)',
      '2026-12-25 Kelahiran Yesus Kristus (Natal) (computed)',
    ]);
  });

  it('of every year from 2020 to 2035 are 13 to 18, each within its year', () => {
    const years = Array.from({ length: 16 }, (_, index) => 2020 + index);
    const odd = years.filter((year) => {
      const days = [...knownHolidays(year).keys()];
      return days.length < 13 || days.length > 18 || days.some((day) => !day.startsWith(`${year}-`));
    });
    expect(odd).toEqual([]);
  });

  it('have a name of their own in each language, in every year that is covered', () => {
    const nameless = [2000, 2010, 2026, 2027, 2033, 2050].flatMap((year) =>
      [...knownHolidays(year).values()].filter(({ name }) => name.id === name.en),
    );
    expect(nameless).toEqual([]);
  });

  it('hold no day off that was a working day then: 1 May before 2014, 1 June before 2017', () => {
    const days = ['2013-05-01', '2014-05-01', '2016-06-01', '2017-06-01'];
    expect(days.map(isKnownHoliday)).toEqual([false, true, false, true]);
  });

  it('that meet on one day keep both names', () => {
    expect(knownHolidays(2021).get('2021-05-13')).toEqual({
      day: '2021-05-13',
      name: {
        id: 'Idulfitri (hari pertama); Kenaikan Yesus Kristus',
        en: 'Eid al-Fitr (first day); Ascension of Jesus Christ',
      },
      // One of them is certain, so people rest.
      source: 'computed',
    });
  });

  it('are told apart from those of which no day is known yet', () => {
    const missing = (year: number) => unknownHolidays(year).map(({ id }) => id);
    expect([missing(2027), missing(2028)]).toEqual([[], ['Hari Suci Nyepi', 'Hari Raya Waisak']]);
    expect(missing(2090)).toContain('Iduladha');
  });

  it('of a day outside the calendar are none', () => {
    expect([isKnownHoliday('1999-12-25'), isKnownHoliday('2101-12-25')]).toEqual([false, false]);
  });
});
