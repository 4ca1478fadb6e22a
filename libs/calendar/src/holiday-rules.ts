import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';

export interface HolidayRule {
  readonly name: Bilingual;
  /** The first year in which it was a day off; always in our range without it. */
  readonly since?: number;
  /** Its day rests on the sighting of the moon. */
  readonly sighted?: boolean;
}

/**
 * Our names of Indonesia's holidays, by the rule that date-holidays computes them by, or by its English name where it
 * lists days. They follow Keppres 8/2024 (Wafat Yesus Kristus, Isra Mikraj …): the library calls 27 Rajab
 * "Maulid Nabi Muhammad" in Indonesian, and gives 1 May (Keppres 24/2013) and 1 June (Keppres 24/2016) to years in
 * which people worked.
 */
export const holidayRules: Readonly<Record<string, HolidayRule>> = {
  '01-01': { name: text('Tahun Baru Masehi', "New Year's Day") },
  'chinese 01-0-01': { name: text('Tahun Baru Imlek', 'Chinese New Year'), since: 2003 },
  'easter -2': { name: text('Wafat Yesus Kristus', 'Good Friday') },
  '05-01': { name: text('Hari Buruh Internasional', 'International Labour Day'), since: 2014 },
  'easter 39': { name: text('Kenaikan Yesus Kristus', 'Ascension of Jesus Christ') },
  '06-01': { name: text('Hari Lahir Pancasila', 'Birth of Pancasila'), since: 2017 },
  '08-17': { name: text('Proklamasi Kemerdekaan', 'Independence Day') },
  '12-25': { name: text('Kelahiran Yesus Kristus (Natal)', 'Christmas Day') },
  '1 Muharram': { name: text('Tahun Baru Islam', 'Islamic New Year'), sighted: true },
  '12 Rabi al-awwal': {
    name: text('Maulid Nabi Muhammad', 'Birthday of the Prophet Muhammad'),
    sighted: true,
  },
  '27 Rajab': { name: text('Isra Mikraj Nabi Muhammad', 'Ascension of the Prophet Muhammad'), sighted: true },
  '1 Shawwal': { name: text('Idulfitri (hari pertama)', 'Eid al-Fitr (first day)'), sighted: true },
  '2 Shawwal': { name: text('Idulfitri (hari kedua)', 'Eid al-Fitr (second day)'), sighted: true },
  '10 Dhu al-Hijjah': { name: text('Iduladha', 'Eid al-Adha'), sighted: true },
  Nyepi: { name: text('Hari Suci Nyepi', 'Nyepi (Day of Silence)') },
  'Vesak Day': { name: text('Hari Raya Waisak', 'Vesak Day') },
};

/** @returns a name without what tells its days apart: `Eid al-Fitr (first day)` and its second day share one */
export const feastOf = (name: string): string => name.split(' (')[0]!;
