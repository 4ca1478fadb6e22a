import { formatInstant, formatPeriod, momentLine, reportDay } from './moment.js';

describe('moments in exports', () => {
  it('names the position of the log and when it was recorded, in western Indonesian time', () => {
    const moment = { position: 1234, recordedAt: '2026-11-24T02:00:00.000Z' };
    expect(momentLine(moment, 'id')).toBe('Posisi log 1234 · dicatat 24 November 2026 09.00 WIB');
    expect(momentLine(moment, 'en')).toBe('Log position 1234 · recorded 24 November 2026 09:00 WIB');
  });

  it('says that the log is empty before its first entry', () => {
    expect(momentLine({ position: -1, recordedAt: null }, 'id')).toBe('Log masih kosong');
  });

  it('counts the evening of the day before in UTC as the Indonesian day', () => {
    expect(reportDay('2026-11-23T17:30:00Z')).toBe('2026-11-24');
    expect(formatInstant('2026-11-23T17:30:00Z', 'id')).toBe('24 November 2026 00.30 WIB');
  });

  it.each([
    ['2026-11-03', '2026-11-24', '3–24 November 2026'],
    ['2026-10-28', '2026-11-24', '28 Oktober – 24 November 2026'],
    ['2025-12-28', '2026-01-04', '28 Desember 2025 – 4 Januari 2026'],
    ['2026-11-24', '2026-11-24', '24 November 2026'],
  ])('writes the span from %s to %s as %s', (from, until, words) => {
    expect(formatPeriod(from, until, 'id')).toBe(words);
  });
});
