import fc from 'fast-check';
import { aMessage, aNotice } from '../testing/messages.js';
import { SHORT_TEXT_MAX, shortText } from './short-text.js';

const titled = (id: string, en: string) => [aNotice({ title: { id, en }, place: null })];

describe('a short text', () => {
  it('says what, until when and where, in both languages', () => {
    expect(shortText(aMessage())).toBe(
      'Rumpun: Pengingat: Ajukan hasil monitoring triwulan I, Sentra logam Ceper / Reminder: Submit the monitoring cycle of the first quarter, Ceper metal cluster (14/04/2026). https://rumpun.example.id/obligations/1',
    );
  });

  it('shortens the headlines, both, and keeps date and address whole', () => {
    const said = shortText(aMessage({ notices: titled('kata '.repeat(100), 'word '.repeat(100)) }));
    expect([...said].length).toBeLessThanOrEqual(SHORT_TEXT_MAX);
    expect(said).toMatch(
      /^Rumpun: Pengingat: (kata )+kata\.\.\. \/ Reminder: (word )+word\.\.\. \(14\/04\/2026\)\. https:\/\/rumpun\.example\.id\/obligations\/1$/,
    );
  });

  it('gives what one language does not need to the other', () => {
    const said = shortText(aMessage({ notices: titled('kata '.repeat(40).trim(), 'short') }));
    expect(said).toContain(`${'kata '.repeat(40).trim()} / Reminder: short (`);
  });

  it('asks for the acknowledgement where one is awaited', () => {
    const acknowledgeUrl = 'https://rumpun.example.id/ack?t=abc';
    expect(shortText(aMessage({ acknowledgeUrl }))).toMatch(/ https:\/\/rumpun\.example\.id\/ack\?t=abc$/);
  });

  it('of a digest counts', () => {
    const notices = [aNotice(), aNotice({ key: 'b', rung: 'overdue', due: '2026-03-01' })];
    expect(shortText(aMessage({ digest: true, notices, synthetic: true }))).toBe(
      '[CONTOH/DEMO] Rumpun: 2 kewajiban: 1 lewat tenggat, 1 akan jatuh tempo / 2 obligations: 1 overdue, 1 coming up.',
    );
  });

  it('is never too long, never more than a line, and free of the signs that make it dear', () => {
    const any = fc.string({ unit: fc.constantFrom(...'ab é漢😀–’…“\n\u202e'), maxLength: 250 });
    fc.assert(
      fc.property(
        any,
        any,
        fc.boolean(),
        fc.option(fc.webUrl({ withQueryParameters: true })),
        (id, en, synthetic, url) => {
          const said = shortText(
            aMessage({ notices: titled(`“${id}” –`, `${en}…`), synthetic, acknowledgeUrl: url }),
          );
          expect([...said].length).toBeLessThanOrEqual(SHORT_TEXT_MAX);
          expect(said).not.toMatch(/[\r\n\u2010-\u201f\u2026]/);
          expect(said).toContain('(14/04/2026)');
        },
      ),
    );
  });
});
