import type { EntryMeta } from '@app/eventsourcing';
import { chapterReport } from '../claims/index.js';
import { claimSentences } from './claim.sentences.js';
import { NameBook } from './names.js';
import { Voice } from './voice.js';

const voices = (['id', 'en'] as const).map(
  (language) => new Voice(language, new NameBook('WIB'), {} as EntryMeta),
);
const short = { ...chapterReport, tables: chapterReport.tables.slice(0, 1), statements: [] };

describe('sentences on claims', () => {
  it('tell what was entered, and from where', () => {
    const [id, en] = voices;
    const { ClaimEntered } = claimSentences;
    const size = chapterReport.statements.length;
    expect(ClaimEntered.id({ report: chapterReport }, id!)).toBe(
      `memasukkan laporan “${chapterReport.title}” untuk diperiksa: 6 tabel dan ${size} kalimat`,
    );
    expect(ClaimEntered.en({ report: chapterReport }, en!)).toBe(
      `entered the report “${chapterReport.title}” for checking: 6 tables and ${size} sentences`,
    );
    expect(ClaimEntered.basis!({ report: chapterReport }, en!)).toBe(`source “${chapterReport.source}”`);
  });

  it('count one table as one, and no sentences not at all', () => {
    const { ClaimRevised } = claimSentences;
    const data = { report: short, reason: 'Salah ketik' };
    expect(ClaimRevised.en(data, voices[1]!)).toBe(`revised the report “${short.title}”, now 1 table`);
    expect(ClaimRevised.id(data, voices[0]!)).toBe(`memperbaiki laporan “${short.title}”, kini 1 tabel`);
    expect(ClaimRevised.basis!(data, voices[0]!)).toBe('“Salah ketik”');
  });

  it('give the reason of a withdrawal, and a note on going out where there is one', () => {
    const { ClaimPublished, ClaimWithdrawn } = claimSentences;
    expect(ClaimWithdrawn.basis!({ reason: 'Dua kali' }, voices[0]!)).toBe('“Dua kali”');
    expect(ClaimPublished.basis!({ note: 'Cetakan pertama' }, voices[0]!)).toBe('“Cetakan pertama”');
    expect(ClaimPublished.basis!({}, voices[0]!)).toBeUndefined();
  });
});
