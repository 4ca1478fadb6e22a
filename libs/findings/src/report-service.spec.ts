import { cooperationV1, dynamicsJicaV1, event, instrumentRefOf } from '@app/programme';
import type { ReportAsk } from './ask.js';
import { EVERYWHERE } from './ask.js';
import { ReportService } from './report-service.js';
import type { WaveEntry } from './source.js';
import { clusterId, MemoryFindings, MemoryLog, surveyId, waveEntry } from './testing/memory-findings.js';

const moment = { position: 50, recordedAt: '2026-11-24T02:00:00.000Z' };
const ask = (own: Partial<ReportAsk> = {}): ReportAsk => ({
  kind: 'cooperation',
  moment,
  scope: EVERYWHERE,
  ...own,
});

const counts = new Map([
  [surveyId(1), [{ item: 'peer', codes: { yes: 4, no: 8 }, missing: { refused: 1 } }]],
]);
const log = new MemoryLog([cooperationV1, dynamicsJicaV1]);

function serviceOf(waves: readonly WaveEntry[]) {
  const source = new MemoryFindings(waves, counts);
  return { source, service: new ReportService(source, log) };
}

const codes = (answer: Awaited<ReturnType<ReportService['report']>>) =>
  answer.ok ? 'ok' : [answer.why, ...answer.refusal.reasons.map(({ code }) => code)];

describe('a report', () => {
  it('is computed from the counts of its waves, as of its position and no other', async () => {
    const { source, service } = serviceOf([waveEntry(cooperationV1, 1)]);
    const answer = await service.report(ask());
    const report = answer.ok ? answer.report : null;
    expect(report?.tables[0]?.rows[0]?.cells['peer.yes.percent']).toMatchObject({ value: '33.3', n: 12 });
    expect({ position: report?.position, surveys: report?.waves.map(({ survey }) => survey) }).toEqual({
      position: 50,
      surveys: [surveyId(1)],
    });
    expect(source.asked.every((each) => each.endsWith('@50'))).toBe(true);
  });

  it('of change pairs each wave with the one before it', async () => {
    const { source, service } = serviceOf(
      [2024, 2025, 2026].map((year, index) =>
        waveEntry(cooperationV1, index + 1, {
          cluster: clusterId(1),
          period: { from: `${year}-06-01`, until: `${year}-06-30` },
        }),
      ),
    );
    const answer = await service.report(ask({ kind: 'change', surveys: [3, 1, 2].map(surveyId) }));
    expect(codes(answer)).toBe('ok');
    expect(source.asked.filter((each) => each.startsWith('panel'))).toEqual([
      `panel ${surveyId(1)} ${surveyId(2)}@50`,
      `panel ${surveyId(2)} ${surveyId(3)}@50`,
    ]);
  });

  it('of change with a single wave is a level', async () => {
    const { service } = serviceOf([waveEntry(cooperationV1, 1)]);
    const answer = await service.report(ask({ kind: 'change', cluster: clusterId(1) }));
    expect(answer.ok && answer.report.notes.map(({ code }) => code)).toContain('one-wave');
  });

  it('of the network names who works with whom', async () => {
    const { service } = serviceOf([waveEntry(cooperationV1, 1)]);
    const answer = await service.report(ask({ kind: 'network' }));
    expect(answer.ok && answer.report.networks?.[0]?.edges).toEqual([
      { from: 'A', to: 'B', linkages: ['peer'], reciprocated: false },
    ]);
  });
});

describe('what a reader may see', () => {
  const here = waveEntry(cooperationV1, 1, { region: '33.10' });
  const there = waveEntry(cooperationV1, 2, { region: '33.18' });
  const scope = (regions: string[], clusters: string[] = []) => ({ everywhere: false, regions, clusters });

  it.each([
    ['a region', scope(['33.18']), [surveyId(2)]],
    ['the region above', scope(['33']), [surveyId(1), surveyId(2)]],
    ['one cluster', scope([], [clusterId(1)]), [surveyId(1)]],
  ])('is what lies in their scope: %s', async (_title, own, expected) => {
    const answer = await serviceOf([here, there]).service.report(ask({ scope: own }));
    const report = answer.ok ? answer.report : null;
    expect(report?.waves.map(({ survey }) => survey)).toEqual(expected);
    expect(report?.notes.some(({ code }) => code === 'limited-scope')).toBe(expected.length === 1);
  });

  it.each([
    ['a region of others', { region: '33.10' }],
    ['a cluster of others', { cluster: clusterId(1) }],
    ['a wave of others', { surveys: [surveyId(1), surveyId(2)] }],
  ])('is not %s', async (_title, own) => {
    const answer = await serviceOf([here, there]).service.report(ask({ scope: scope(['33.18']), ...own }));
    expect(codes(answer)).toEqual(['forbidden', 'outside-scope']);
  });

  it('may be nothing yet in their own region', async () => {
    const answer = await serviceOf([here]).service.report(ask({ scope: scope(['33.18']), region: '33.18' }));
    expect(codes(answer)).toEqual(['refused', 'no-waves', 'open-a-wave']);
  });
});

describe('a wave that was named', () => {
  const opened = event('WaveOpened', {
    cluster: clusterId(1),
    region: '33.10',
    instrument: instrumentRefOf(cooperationV1),
    location: 'Ceper',
    population: 10,
    method: 'interview',
    period: { from: '2026-06-01', until: '2026-06-30' },
    synthetic: false,
  });
  const withLog = new MemoryLog([cooperationV1]).add(surveyId(9), 'survey', 60, [opened]);
  const withdrawn = { ...waveEntry(cooperationV1, 8), status: 'withdrawn' as const };
  const service = new ReportService(new MemoryFindings([waveEntry(cooperationV1, 1), withdrawn]), withLog);

  it.each([
    ['unknown', [surveyId(7), surveyId(9)], ['unknown', 'unknown-wave']],
    ['withdrawn or opened later', [surveyId(8), surveyId(9)], ['refused', 'wave-not-yet', 'wave-withdrawn']],
  ])('and is %s is told', async (_title, surveys, expected) => {
    expect(codes(await service.report(ask({ surveys })))).toEqual(expected);
  });

  it('and lies in another region than the one named too is told', async () => {
    const answer = await service.report(ask({ surveys: [surveyId(1)], region: '33.28' }));
    expect(codes(answer)).toEqual(['refused', 'wave-elsewhere']);
  });
});

describe('the reports of given waves', () => {
  it('are one for each family of instruments among them', async () => {
    const { service } = serviceOf([waveEntry(dynamicsJicaV1, 2), waveEntry(cooperationV1, 1)]);
    const answer = await service.reportsOfWaves([surveyId(1), surveyId(2)], moment);
    expect(answer.ok && answer.reports.map(({ kind }) => kind)).toEqual(['dynamics', 'cooperation']);
  });
});
