import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import type { DemoStage, Engine } from '@app/composition';
import { createDemoStage, createEngine, DemoClock, markDemo } from '@app/composition';
import type { Player } from '@app/demo';
import { CHAPTER_BEGINS, playChapter, playLarge } from '@app/demo';
import { MasterKey } from '@app/event-store';
import type { SealedEntry } from '@app/eventsourcing';
import { ReportService } from '@app/findings';
import { createLogger } from '@app/platform';
import { chapterReport, compareWithReport } from '@app/programme';
import type { WaveEntry } from '@app/read-models';
import { BoardQueries, ClaimQueries, FindingsQueries } from '@app/read-models';
import { createLogDatabase, type LogDatabase } from '../../libs/event-store/src/testing/log-database.js';

jest.setTimeout(300_000);

/** A demo's log with an engine that loads into it. */
interface Loaded {
  readonly engine: Engine;
  readonly database: LogDatabase;
  readonly players: readonly Player[];
}

const open: Loaded[] = [];
afterAll(async () => {
  for (const { engine, database } of open) {
    await engine.stop();
    await database.drop();
  }
});

async function load(play: (stage: DemoStage) => Promise<readonly Player[]>): Promise<Loaded> {
  const database = await createLogDatabase();
  await markDemo(database.ownerUrl);
  const clock = new DemoClock(CHAPTER_BEGINS);
  const engine = createEngine({
    appUrl: database.appUrl,
    sealerUrl: database.sealerUrl,
    masterKey: new MasterKey(randomBytes(32)),
    loginSecret: randomBytes(32),
    clock,
    log: createLogger({ service: 'test', level: 'silent', text: false }),
    roles: { sealer: true, projections: true, reactors: false, sweeps: false },
    demo: true,
  });
  await engine.start();
  const players = await play(await createDemoStage(engine, clock));
  const loaded = { engine, database, players };
  open.push(loaded);
  return loaded;
}

async function everything({ engine }: Loaded): Promise<SealedEntry[]> {
  const { position } = await engine.services.store.head();
  const entries: SealedEntry[] = [];
  while (entries.length <= position)
    entries.push(...(await engine.services.store.readAll(entries.length, 500)));
  return entries;
}

describe("the chapter's programme", () => {
  let chapter: Loaded;
  let entries: SealedEntry[];

  beforeAll(async () => {
    chapter = await load(playChapter);
    entries = await everything(chapter);
  });

  test('the board shows each cluster at the step that its story promises', async () => {
    const { services } = chapter.engine;
    const at = services.clock.now();
    const moment = { at, day: at.slice(0, 10) };
    const { rows } = await new BoardQueries(services.dataSource).page({ moment, order: 'region' });
    const shown = rows.map(({ region, name, steps }) => [
      region,
      name,
      steps.map(({ state }) => state).join(' '),
    ]);
    expect(shown).toEqual([
      [
        '33.10',
        'Klaster Logam Ceper',
        'completed completed completed completed completed completed completed',
      ],
      ['33.10', 'Klaster Tenun Lurik Pedan', 'completed completed open locked locked locked locked'],
      ['33.18', 'Klaster Logam Juwana', 'completed completed completed submitted locked locked locked'],
      ['33.28', 'Klaster Logam Tegal', 'completed completed completed completed lapsed completed open'],
    ]);
    expect(rows.find(({ region }) => region === '33.18')!.flags).toContain('waived');
    expect(rows.find(({ region }) => region === '33.28')!.flags).toEqual(
      expect.arrayContaining(['lapsed', 'after-lapsed', 'one-sided-loss']),
    );
  });

  test.each([
    'CriterionWaived',
    'StepReturned',
    'AgreementEnded',
    'StepLapsed',
    'ProfitShareSettled',
    'ComplaintFiled',
    'FactRetracted',
    'CycleReturned',
    'CorrectionClosed',
  ])('its history holds %s', (type) => {
    expect(entries.flatMap(({ events }) => events).map((event) => event.type)).toContain(type);
  });

  test('it covers seven quarters in order, one meeting of them recorded late', () => {
    const times = entries.map(({ at }) => at);
    expect(times).toEqual([...times].sort());
    expect([times[0]!.slice(0, 7), times.at(-1)!.slice(0, 7)]).toEqual(['2025-01', '2026-10']);
    const late = entries.filter(
      ({ at, effectiveAt }) => Date.parse(at) - Date.parse(effectiveAt) > 86_400_000,
    );
    expect(late.map(({ events }) => events[0]!.type)).toEqual(['MeetingHeld']);
  });

  test("its made-up respondents give the chapter's tables, but for what cannot hold", async () => {
    const { dataSource, store } = chapter.engine.services;
    const findings = new FindingsQueries(dataSource);
    const waves = (await findings.waves({})).filter(({ period }) => period.from < '2026');
    const { position } = await store.head();
    const found = await new ReportService(findings, store).reportsOfWaves(
      waves.map(({ survey }) => survey),
      { position, recordedAt: null },
    );
    if (!found.ok) throw new Error(JSON.stringify(found));
    const beside = found.reports.flatMap((report) => {
      const mapping = report.waves.map(({ location, survey }) => ({ location, survey }));
      return compareWithReport(chapterReport, report, mapping);
    });
    expect(beside.every(({ synthetic }) => synthetic)).toBe(true);
    const off = beside.filter(({ difference }) => Number(difference) !== 0);
    expect(off.map(({ label, printed, ours }) => `${label.en}: ${printed}, ours ${ours}`)).toEqual([
      'Table 5, Ceper, passive: 50.2, ours 50.0',
    ]);
    const tables = chapterReport.tables.map(({ key }) => key);
    expect([...new Set(beside.map(({ cell }) => cell.table))].sort()).toEqual(tables);
  });

  test("the chapter's report is out as it was printed, compared with the waves of its places", async () => {
    const { loader, pool } = chapter.engine.services;
    const { rows } = await new ClaimQueries(pool).list({ within: ['33'] });
    expect(rows.map(({ region, status, title }) => [region, status, title])).toEqual([
      ['33', 'published', chapterReport.title],
    ]);
    const { state } = (await loader.claim(rows[0]!.claim))!;
    expect(state.report).toEqual(chapterReport);
    expect(state.compare.map(({ location }) => location).sort()).toEqual(
      ['Ceper', 'Pati', 'Tegal'].flatMap((place) => [place, place, place]),
    );
    const note = entries.flatMap(({ events }) => events).find(({ type }) => type === 'ClaimPublished')!.data;
    expect(note).toMatchObject({ note: expect.stringMatching(/22 IKM di Tegal.*19 IKM/) });
  });

  test('a late correction restates the wave of Ceper, which reads otherwise as of its closing', async () => {
    const findings = new FindingsQueries(chapter.engine.services.dataSource);
    const instrument = { key: 'cooperation' };
    const [wave] = (await findings.waves({ regions: ['33.10'], instrument })) as [WaveEntry];
    const modes = async (asOf?: number) =>
      (await findings.counts([wave.survey], asOf)).get(wave.survey)!.find(({ item }) => item === 'peer-mode')!
        .codes;
    expect(wave.restated).toMatchObject({ entries: 1, closedAt: wave.closedAt });
    expect([await modes(wave.closedAt!), await modes()]).toEqual([
      { active: 1, passive: 3 },
      { active: 2, passive: 2 },
    ]);
  });

  test('a year later Ceper is asked again: three firms are missing, one is new', async () => {
    const findings = new FindingsQueries(chapter.engine.services.dataSource);
    const instrument = { key: 'dynamics-jica' };
    const [before, after] = await findings.waves({ regions: ['33.10'], instrument });
    const panel = await findings.panel(before!.survey, after!.survey);
    expect(panel).toMatchObject({ both: 9, onlyBefore: 3, onlyAfter: 1 });
  });

  test('its people are marked as examples, and every account signs in', async () => {
    const names = entries
      .flatMap(({ events }) => events)
      .filter(({ type }) => type === 'PersonRegistered')
      .map(({ data }) => (data as { name: { value: string } }).name.value);
    expect(names.filter((name) => !name.endsWith('(contoh)'))).toEqual([]);
    expect(new Set(chapter.players.map(({ role }) => role)).size).toBeGreaterThanOrEqual(9);
    const { login } = chapter.players.at(-1)!;
    const { credentials } = chapter.engine.services;
    expect(await credentials.verify(login, 'contoh-klaster-2026', '127.0.0.1')).toMatchObject({ ok: true });
  });
});

test('the same seed makes the same programme: events, ids and times; another seed another one', async () => {
  const told = async (seed: number) => {
    const loaded = await load((stage) => playLarge(stage, { clusters: 2, seed }));
    const entries = await everything(loaded);
    const byStream = [...entries].sort((a, b) =>
      a.stream === b.stream ? a.version - b.version : a.stream < b.stream ? -1 : 1,
    );
    return byStream.map(({ stream, version, commandId, actor, at, effectiveAt, events }) => ({
      stream,
      version,
      commandId,
      actor,
      at,
      effectiveAt,
      events,
    }));
  };
  const [first, second, other] = [await told(5), await told(5), await told(6)];
  expect(first.length).toBeGreaterThan(100);
  expect(second).toEqual(first);
  expect(other).not.toEqual(first);
});
