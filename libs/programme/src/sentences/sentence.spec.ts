import { ID } from '@app/contracts';
import type { DomainEvent, EntryMeta } from '@app/eventsourcing';
import { UnknownEventError } from '@app/eventsourcing';
import { programmeEvents } from '../event-types.js';
import { NameBook } from './names.js';
import type { ProgrammeEvent } from './programme-event.js';
import { eventTitle, sentence, sentenceParts } from './sentence.js';
import { eventExamples, exampleEvent } from './testing/event-examples.js';

const entry: EntryMeta = {
  stream: ID.cluster,
  category: 'cluster',
  version: 7,
  commandId: ID.item,
  actor: { account: ID.finding, person: ID.person },
  at: '2026-11-20T03:00:00.000Z',
  effectiveAt: '2026-11-20T03:00:00.000Z',
  definition: null,
};

const types = programmeEvents.types() as ProgrammeEvent['type'][];

/** Everything that the examples name, and the people in them. */
function book(): NameBook {
  const names = new NameBook('WIB');
  for (const type of types) names.learn({ stream: ID.cluster, events: [exampleEvent(type)] });
  const people = { [ID.person]: 'Sri Wahyuni (contoh)', [ID.person2]: 'Slamet Riyadi (contoh)' };
  for (const [id, name] of Object.entries(people)) names.set(id, { id: name, en: name });
  return names
    .set(ID.cluster, { id: 'Logam Ceper', en: 'Logam Ceper' })
    .set(ID.forum, { id: 'FPK Klaten', en: 'FPK Klaten' });
}

const tell = (type: ProgrammeEvent['type'], meta: Partial<EntryMeta> = {}) =>
  sentence({ ...entry, ...meta }, exampleEvent(type), book());

describe('sentences', () => {
  it('have an example for every event type that the log may hold', () => {
    expect(Object.keys(eventExamples).sort()).toEqual([...types].sort());
  });

  it.each(types)('tell %s in both languages', (type) => {
    programmeEvents.spec(type).parse(eventExamples[type]);
    const { id, en } = tell(type);
    for (const words of [id, en]) {
      expect(words).toMatch(/^Sri Wahyuni \(contoh\) \S.+\.$/u);
      expect(words).not.toMatch(/undefined|null|NaN|\[object|\[[0-9a-f]{8}\]| {2}| ,/);
    }
    expect(id).not.toBe(en);
    expect(eventTitle(type).id).not.toBe('');
    expect(eventTitle(type).en).not.toBe('');
  });

  it('say what a completed step was judged on', () => {
    expect(tell('StepCompleted')).toEqual({
      id: 'Sri Wahyuni (contoh) menyetujui langkah 5, Membentuk/menunjuk LPT; langkah itu selesai. Dasar: 1 dari 2 kriteria terpenuhi atas klaster v44 dan forum v29; “Lengkap”.',
      en: 'Sri Wahyuni (contoh) approved step 5, Form or appoint the technical partner (LPT); the step is completed. Basis: 1 of 2 criteria met on cluster v44 and forum v29; “Lengkap”.',
    });
  });

  it('name a waived criterion by its statement', () => {
    expect(tell('WaiverRevoked').en).toContain(
      "revoked the waiver of the criterion “A regent's/mayor's decree records formation and membership”.",
    );
  });

  it('say which criterion made a step lapse', () => {
    const { id } = tell('StepLapsed', { actor: { account: 'reactor', person: null } });
    expect(id).toBe(
      'Sistem mencatat langkah 5, Membentuk/menunjuk LPT, gugur karena tidak lagi terpenuhi. Dasar: Perjanjian formal FKAK-LPT berlaku (perjanjian berakhir).',
    );
  });

  it('write money, quarters and shares as Indonesia does', () => {
    expect(tell('ProfitShareSettled').id).toContain(
      'bagi hasil Triwulan III 2026 pada 20 November 2026: imbalan Rp 15.921.000, yaitu 15 % dari tambahan laba Rp 106.140.000',
    );
    expect(tell('GainRecorded').en).toContain(
      'a gain of −Rp 250.000,50 for the cluster (FKAK) in Quarter III 2026',
    );
  });

  it('say when a fact took effect and how late it was recorded', () => {
    const late = tell('MemberLeft', { effectiveAt: '2026-11-11T00:00:00+07:00' });
    expect(late.id).toMatch(/Berlaku 11 November 2026, dicatat 9 hari kemudian\.$/);
    expect(late.en).toMatch(/Effective 11 November 2026, recorded 9 days later\.$/);
  });

  it('count days in the zone of the region, not in UTC', () => {
    const meta = { at: '2026-11-20T16:30:00.000Z', effectiveAt: '2026-11-20T17:30:00.000Z' };
    expect(sentenceParts({ ...entry, ...meta }, exampleEvent('ForumDissolved'), book()).lateDays).toBe(-1);
    expect(
      sentenceParts({ ...entry, ...meta }, exampleEvent('ForumDissolved'), new NameBook('WIT')).lateDays,
    ).toBe(0);
  });

  it('show an erased person as erased, also behind a seat', () => {
    const names = book().learn({
      stream: ID.person,
      events: [{ type: 'PersonRegistered', schema: 1, data: { name: { subject: ID.person, erased: true } } }],
    });
    const { id, en } = sentence(entry, exampleEvent('MemberLeft'), names);
    expect(id).toMatch(/^\(dihapus\) mencatat \(dihapus\) keluar dari FPK/);
    expect(en).toMatch(/^\(erased\) recorded that \(erased\) left the FPK/);
  });

  it('show the beginning of an id that nothing names', () => {
    expect(sentence(entry, exampleEvent('InstitutionDeclined'), new NameBook('WIB')).id).toContain(
      `bahwa [${ID.institution.slice(0, 8)}] tidak bersedia`,
    );
  });

  it('refuse an event type that the program does not know', () => {
    const unknown: DomainEvent = { type: 'Unknown', schema: 1, data: {} };
    expect(() => sentence(entry, unknown, book())).toThrow(UnknownEventError);
  });
});
