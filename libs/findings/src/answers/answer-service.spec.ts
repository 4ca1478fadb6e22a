import type { Answer } from '@app/contracts';
import { cooperationV1, problemHandlingV1, problemHandlingV2 } from '@app/programme';
import { InstrumentShelf } from '../instruments.js';
import { MemoryFindings, MemoryLog, surveyId, waveEntry } from '../testing/memory-findings.js';
import { answersCsv } from './answers-csv.js';
import { AnswerService } from './answer-service.js';

const moment = { position: 50, recordedAt: '2026-11-24T02:00:00.000Z' };
const shelf = new InstrumentShelf(new MemoryLog([cooperationV1, problemHandlingV1, problemHandlingV2]));
const response = (respondent: string, answers: Answer[], own = {}) => ({
  ...{ response: surveyId(90), survey: surveyId(1), respondent, answeredOn: '2026-11-20', answers },
  ...{ import: null, row: null, late: false, corrections: 0, ...own },
});
const responses = [
  response('A', [
    { item: 'peer', code: 'yes' },
    { item: 'peer-partners', names: ['=HYPERLINK("x")', 'B'] },
  ]),
  response('B', [{ item: 'peer', missing: 'refused' }], { late: true, corrections: 2 }),
];
const wave = waveEntry(cooperationV1, 1, { synthetic: true, location: 'Ceper' });
const service = new AnswerService(new MemoryFindings([wave], new Map(), responses), shelf);

describe('a page of answers', () => {
  it('has the words of the code or the reason, and says where the next begins', async () => {
    const first = await service.page([wave], { item: 'peer' }, { limit: 1 }, moment);
    if (!first.ok) throw new Error('refused');
    const { next } = first.page;
    const second = await service.page([wave], { item: 'peer' }, { limit: 1, cursor: next! }, moment);
    expect([first.page.rows, first.page.synthetic]).toEqual([
      [expect.objectContaining({ respondent: 'A', code: 'yes', label: { id: 'Ada', en: 'Yes' } })],
      true,
    ]);
    expect(second.ok && second.page).toMatchObject({
      rows: [{ respondent: 'B', missing: 'refused', label: { en: 'refused' }, late: true, corrections: 2 }],
      next: null,
    });
  });

  it('holds every answer of a respondent where no item is asked for', async () => {
    const answer = await service.page([wave], {}, { limit: 1 }, moment);
    expect(answer.ok && answer.page.rows.map(({ item }) => item)).toEqual(['peer', 'peer-partners']);
    expect(answer.ok && answer.page.items.length).toBe(cooperationV1.items.length);
  });

  it('words a question as the newest version among the waves does', async () => {
    const item = problemHandlingV2.items[0]!.id;
    const waves = [waveEntry(problemHandlingV2, 1), waveEntry(problemHandlingV1, 2)];
    const labels = await Promise.all(
      [waves, waves.toReversed()].map(async (each) => {
        const answer = await service.page(each, { item }, { limit: 1 }, moment).catch(() => null);
        return answer?.ok ? answer.page.items[0]!.options : null;
      }),
    );
    expect(labels[0]).toEqual(labels[1]);
    expect(labels[0]).toEqual(
      problemHandlingV2.items[0]!.options.map(({ code, label }) => ({ code, label })),
    );
  });

  it.each([
    [{ item: 'colour' }, {}, ['unknown-item']],
    [{ item: 'peer', codes: ['maybe', 'yes', 'perhaps'] }, {}, ['unknown-code', 'unknown-code']],
    [{ item: 'peer-partners', codes: ['yes'] }, { cursor: 'x' }, ['cursor-malformed', 'unknown-code']],
    [{ codes: ['yes'] }, {}, ['item-needed']],
    [{ item: 'peer' }, { cursor: `${surveyId(1)}.` }, ['cursor-malformed']],
  ])('is refused for %j %j with every reason', async (ask, cursor, expected) => {
    const answer = await service.page([wave], ask, { limit: 1, ...cursor }, moment);
    expect(answer.ok ? [] : answer.refusal.reasons.map(({ code }) => code)).toEqual(expected);
  });
});

describe('all answers as CSV', () => {
  it('are read to the end, with their words, and nothing in them is executed', async () => {
    const all = await service.all([wave], {}, moment);
    if (!all.ok) throw new Error('refused');
    let csv = '';
    for await (const line of answersCsv(all.words, all.rows, 'id')) csv += line;
    const lines = csv.trim().split('\r\n');
    expect(lines.map((line) => line.split(';').slice(0, 4).join(';').replace('\uFEFF', ''))).toEqual([
      'Lokasi;Responden;Tanggal;Butir',
      'Ceper;A;2026-11-20;peer',
      'Ceper;A;2026-11-20;peer-partners',
      'Ceper;B;2026-11-20;peer',
    ]);
    expect(lines[3]).toContain('menolak menjawab');
    expect(lines[3]).toMatch(/;ya;2;ya;/);
    expect(csv).not.toMatch(/(^|[;,"]\s*)=HYPER/m);
  });
});
