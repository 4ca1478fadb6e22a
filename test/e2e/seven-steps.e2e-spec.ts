import { randomUUID } from 'node:crypto';
import type { StepKey } from '@app/contracts';
import { stepKeys } from '@app/contracts';
import { Company, ELSEWHERE, REGION } from './seven-steps/company.js';
import { Installation } from './seven-steps/installation.js';
import { Logbook, statesWith } from './seven-steps/logbook.js';
import { Monitoring } from './seven-steps/monitoring.js';
import { told, Visitor } from './seven-steps/visitor.js';
import { Walk } from './seven-steps/walk.js';

// One cluster goes from nothing through all seven steps over HTTP. The tests are the chapters of one story: each
// begins where the one before it ended.
let installation: Installation;
let company: Company;
let walk: Walk;
let logbook: Logbook;
let enrolledAt: number;

beforeAll(async () => {
  installation = await Installation.start();
  company = await Company.assemble(installation);
  walk = new Walk(company);
}, 60_000);
afterAll(() => installation.close());

/** The manager submits a step before it stands. @returns the ids of the criteria that block */
async function tooSoon(step: StepKey): Promise<string[]> {
  const answer = await company.manager.tries('cluster', walk.cluster, 'submit-step', { step });
  const { status, code, errors } = told(answer);
  expect({ status, code }).toEqual({ status: 422, code: 'submit-step-refused' });
  const { checklist } = answer.body as {
    checklist: { step: string; passes: boolean; criteria: { id: string; kind: string; state: string }[] };
  };
  // The whole checklist: also what is met already, and what may stay unmet.
  expect(checklist).toMatchObject({ step, passes: false });
  const unmet = checklist.criteria.filter(({ kind, state }) => kind !== 'note' && state === 'unmet');
  expect([...new Set(errors.map((each) => each.code))]).toEqual(unmet.map(({ id }) => id));
  return unmet.map(({ id }) => id);
}

/** Submitted by the manager, approved by the coordinator; both moments are noted. */
async function completes(step: StepKey): Promise<void> {
  const submitted = await walk.submits(step);
  expect(await logbook.notes(`${step} submitted`, submitted)).toEqual(statesWith(step, 'submitted'));
  installation.daysPass(1);
  const approved = await walk.approves(step);
  expect(approved.events).toEqual([{ type: 'StepCompleted' }]);
  expect(await logbook.notes(`${step} completed`, approved)).toEqual(statesWith(step, 'completed'));
  installation.daysPass(6);
}

test('nothing begins without a session', async () => {
  const stranger = Visitor.stranger(installation.client);
  const body = { region: REGION, level: 'regency', name: 'FPK (contoh)' };
  const answer = await stranger.tries('forum', null, 'establish-forum', body);
  expect(told(answer)).toEqual({ status: 401, code: 'unauthenticated', errors: [] });
  expect(answer.headers['www-authenticate']).toBe('Cookie cookie-name="rumpun"');
  const guess = await stranger.send('POST', 'session', { login: 'manager', password: 'salah-sama-sekali' });
  expect(told(guess)).toEqual({ status: 401, code: 'sign-in-failed', errors: [] });
  expect(guess.headers['set-cookie']).toBeUndefined();
  expect(told(await stranger.send('GET', 'board')).status).toBe(401);
});

test('a session that was ended opens nothing any more', async () => {
  const visitor = await company.joins('guest', 'auditor', { region: '33' });
  expect((await visitor.send('GET', 'session')).status).toBe(200);
  expect((await visitor.send('DELETE', 'session')).status).toBe(204);
  expect(told(await visitor.send('GET', 'session')).code).toBe('unauthenticated');
});

test('a forum is established once, however often the answer gets lost', async () => {
  const { manager, neighbour } = company;
  const body = { region: REGION, level: 'regency', name: 'FPK (contoh)' };
  const outside = told(await neighbour.tries('forum', null, 'establish-forum', body));
  expect(outside).toMatchObject({ status: 403, code: 'forbidden' });
  expect(outside.errors.map(({ code }) => code)).toEqual(['role-needed', 'outside-scope']);
  const elsewhere = { ...body, region: ELSEWHERE };
  expect(told(await manager.tries('forum', null, 'establish-forum', elsewhere)).code).toBe('forbidden');

  await walk.establishesForum();
  const key = { 'idempotency-key': 'kursi-pertama' };
  const seat = walk.seatOf(company.coordinator.person!, 'bappeda');
  const first = await manager.gives('forum', walk.forum, 'seat-member', seat, key);
  const again = await manager.gives('forum', walk.forum, 'seat-member', seat, key);
  expect(first.replayed).toBe(false);
  expect(again).toEqual({ ...first, replayed: true });
  const other = { ...seat, seat: randomUUID() };
  expect(told(await manager.tries('forum', walk.forum, 'seat-member', other, key))).toEqual({
    status: 422,
    code: 'command-id-reused',
    errors: [{ code: 'command-id-reused', header: 'Idempotency-Key' }],
  });
  // Another account's key of the same name is another key: this is a request of its own, refused on its merits.
  const { coordinator } = company;
  expect(told(await coordinator.tries('forum', walk.forum, 'seat-member', other, key)).code).toBe(
    'forbidden',
  );
  const entries = await installation.store.readStream(walk.forum);
  expect(entries.flatMap(({ events }) => events.map(({ type }) => type))).toEqual([
    'ForumEstablished',
    'MemberSeated',
  ]);
  await walk.inForum(manager, 'retract-fact', {
    fact: { version: first.version, index: 0 },
    reason: 'Dicatat ulang bersama yang lain',
  });
});

test('what is malformed is refused by the name of its field', async () => {
  const { manager } = company;
  const nobody = randomUUID();
  const tries = async (stream: string, command: string, body: object) =>
    told(await manager.tries('forum', stream, command, body));

  const wrong = { ...walk.seatOf('x', 'pasar'), extra: 1 };
  const answer = await manager.tries('forum', walk.forum, 'seat-member', wrong);
  expect(told(answer)).toMatchObject({
    status: 400,
    code: 'invalid-request',
    errors: [{ pointer: '/person' }, { pointer: '/organKind' }, { code: 'unrecognized-keys' }],
  });
  expect(JSON.stringify(answer.body.errors[2])).toContain('extra');
  expect(await tries(walk.forum, 'seat-member', walk.seatOf(nobody, 'opd'))).toEqual({
    status: 400,
    code: 'invalid-request',
    errors: [{ code: 'unknown-id', pointer: '/person', params: { category: 'person', id: nobody } }],
  });
  expect(await tries(nobody, 'seat-member', walk.seatOf(nobody, 'opd'))).toEqual({
    status: 404,
    code: 'unknown-id',
    errors: [{ code: 'unknown-id', parameter: 'id' }],
  });
  expect(await tries(walk.forum, 'seat-nobody', {})).toMatchObject({ status: 404, code: 'unknown-command' });
  const broken = await manager.send('POST', `forums/${walk.forum}/seat-member`, '{"seat":', {
    'content-type': 'application/json',
  });
  expect(told(broken)).toMatchObject({ status: 400, code: 'malformed-json' });
});

test('the cluster is enrolled by the manager of its own region', async () => {
  await walk.seatsForum();
  const { manager, neighbour, monitor } = company;
  for (const who of [neighbour, monitor])
    expect(told(await who.tries('cluster', null, 'enrol-cluster', walk.enrolment()))).toMatchObject({
      status: 403,
      code: 'forbidden',
    });
  const noForum = { ...walk.enrolment(), forum: randomUUID() };
  expect(told(await manager.tries('cluster', null, 'enrol-cluster', noForum))).toMatchObject({
    errors: [{ code: 'unknown-id', pointer: '/forum' }],
  });
  const enrolled = await walk.enrols();
  logbook = new Logbook(installation, manager, walk.cluster);
  expect(await logbook.notes('enrolled', enrolled)).toEqual(statesWith('fpk', 'open'));
  enrolledAt = logbook.moments[0]!.position;
  const hidden = (await neighbour.reads('board')) as { rows: object[] };
  expect(hidden.rows).toEqual([]);
});

test('step 1: what is missing is told whole, and nobody approves their own submission', async () => {
  const { manager, coordinator, monitor } = company;
  expect(await tooSoon('fpk')).toEqual(['fpk-vision-aligned', 'fpk-decree-issued', 'fpk-no-honorarium']);
  await walk.alignsForum();
  expect(await tooSoon('fpk')).toEqual(['fpk-decree-issued']);
  await walk.asksForWaiver();
  expect(
    told(await manager.tries('cluster', walk.cluster, 'grant-waiver', { waiver: walk.waiver })).status,
  ).toBe(403);
  expect(await tooSoon('fpk')).toEqual(['fpk-decree-issued']);
  await walk.inCluster(coordinator, 'grant-waiver', { waiver: walk.waiver });

  const step = 'fpk';
  for (const who of [coordinator, monitor, company.neighbour])
    expect(told(await who.tries('cluster', walk.cluster, 'submit-step', { step })).status).toBe(403);
  // For a day the coordinator is a manager too, and still not one's own judge.
  const grant = await company.grants('coordinator', 'manager', { region: REGION });
  const own = await walk.inCluster(coordinator, 'submit-step', { step });
  expect(await logbook.notes('fpk submitted by its judge', own)).toEqual(statesWith('fpk', 'submitted'));
  expect(told(await coordinator.tries('cluster', walk.cluster, 'approve-step', { step }))).toMatchObject({
    status: 422,
    code: 'approve-step-refused',
    errors: [{ code: 'own-submission' }],
  });
  expect(told(await manager.tries('cluster', walk.cluster, 'approve-step', { step })).status).toBe(403);
  const recalled = await walk.inCluster(coordinator, 'recall-submission', { step, reason: 'Oleh pengelola' });
  expect(await logbook.notes('fpk recalled', recalled)).toEqual(statesWith('fpk', 'open'));
  await company.revokes('coordinator', grant);
  expect(told(await coordinator.tries('cluster', walk.cluster, 'submit-step', { step })).status).toBe(403);
  await completes('fpk');
});

test('step 2: a decision on what was seen before it changed is not taken', async () => {
  const { manager } = company;
  expect(await tooSoon('flagship')).toContain('flagship-chosen');
  const before = await installation.store.readStream(walk.cluster);
  await walk.choosesFlagship();
  const seen = { 'if-match': `"v${before.length}"` };
  const body = { step: 'flagship' };
  const stale = await manager.tries('cluster', walk.cluster, 'submit-step', body, seen);
  expect(told(stale)).toEqual({
    status: 412,
    code: 'stale-version',
    errors: [
      {
        code: 'stale-version',
        header: 'If-Match',
        params: { expected: before.length, actual: before.length + 1 },
      },
    ],
  });
  expect(stale.headers.etag).toBe(`"v${before.length + 1}"`);
  expect((stale.body as { changes: object[] }).changes).toMatchObject([
    { events: [{ type: 'FlagshipCited' }] },
  ]);
  expect(
    told(await manager.tries('cluster', walk.cluster, 'submit-step', body, { 'if-match': 'v1' })),
  ).toMatchObject({ status: 400, errors: [{ header: 'If-Match' }] });
  await completes('flagship');
});

test('step 3: no step is taken before its turn, and a submission can come back', async () => {
  const { manager, coordinator } = company;
  const early = told(await manager.tries('cluster', walk.cluster, 'submit-step', { step: 'fkak' }));
  expect(early.status).toBe(422);
  expect(early.errors[0]).toMatchObject({ code: 'step-locked', pointer: '/step' });
  await walk.mapsSupport();
  expect(await tooSoon('support')).toEqual(['support-commitment-clear', 'support-gain-both']);
  await walk.commitsSupport();
  const submitted = await walk.submits('support');
  expect(await logbook.notes('support submitted first', submitted)).toEqual(
    statesWith('support', 'submitted'),
  );
  const back = { step: 'support', reason: 'Surat komitmen belum dilampirkan' };
  const returned = await walk.inCluster(coordinator, 'return-step', back);
  expect(await logbook.notes('support returned', returned)).toEqual(statesWith('support', 'open'));
  expect(
    told(await coordinator.tries('cluster', walk.cluster, 'approve-step', { step: 'support' })),
  ).toMatchObject({ status: 422, errors: [{ code: 'step-open', pointer: '/step' }] });
  await completes('support');
});

test('step 4: the FKAK speaks for itself and decides nothing about the programme', async () => {
  await walk.establishesFkak();
  expect(await tooSoon('fkak')).toEqual(['fkak-vision-aligned', 'fkak-meetings-regular']);
  await walk.fkakBeginsToMeet();
  const { fkak } = company;
  expect(told(await fkak.tries('cluster', walk.cluster, 'submit-step', { step: 'fkak' })).status).toBe(403);
  await completes('fkak');
});

test('step 5: the LPT confirms for its own side only', async () => {
  const { hash } = await walk.drafts('lpt');
  const { fkak, lpt } = company;
  expect(await tooSoon('pke')).toContain('pke-technical-running');
  expect(await tooSoon('lpt')).toEqual(
    expect.arrayContaining(['lpt-agreement-active', 'lpt-fpk-accompanied']),
  );
  await walk.accompanies('lpt');
  await walk.inAgreement(fkak, 'lpt', 'open-confirmation', { hash });
  const forOthers = { side: 'cluster', hash, read: true };
  expect(
    told(await lpt.tries('agreement', walk.agreements.lpt, 'confirm-agreement', forOthers)),
  ).toMatchObject({ status: 403, code: 'forbidden' });
  await walk.confirms(fkak, 'lpt', 'cluster', hash);
  // A text that was changed is another text.
  const otherText = { side: 'partner', hash: 'b'.repeat(64), read: true };
  expect(
    told(await lpt.tries('agreement', walk.agreements.lpt, 'confirm-agreement', otherText)),
  ).toMatchObject({ status: 422, errors: [{ pointer: '/hash' }] });
  expect(await tooSoon('lpt')).toEqual(['lpt-agreement-active']);
  await walk.confirms(lpt, 'lpt', 'partner', hash);
  await completes('lpt');
});

test('step 6: the PKE is another party, and has begun to assist', async () => {
  const { hash } = await walk.drafts('pke');
  const { fkak, lpt, pke } = company;
  await walk.inAgreement(fkak, 'pke', 'open-confirmation', { hash });
  await walk.confirms(fkak, 'pke', 'cluster', hash);
  const partner = { side: 'partner', hash, read: true };
  expect(
    told(await lpt.tries('agreement', walk.agreements.pke, 'confirm-agreement', partner)).errors,
  ).toMatchObject([{ code: 'role-needed' }, { code: 'outside-scope' }]);
  await walk.confirms(pke, 'pke', 'partner', hash);
  expect(await tooSoon('pke')).toEqual(['pke-work-begun']);
  await walk.inAgreement(pke, 'pke', 'record-assistance', walk.assistance('pke'));
  await completes('pke');
});

test('step 7: whoever monitors leaves nobody out, and another person approves', async () => {
  installation.daysPass(42);
  const { coordinator, monitor } = company;
  const monitoring = new Monitoring(company, walk);
  const opening = { cluster: walk.cluster, period: '2026-Q3' };
  expect(told(await company.fkak.tries('cycle', null, 'open-cycle', opening)).status).toBe(403);
  expect(
    told(await monitor.tries('cycle', null, 'open-cycle', { ...opening, period: '2027-Q1' })),
  ).toMatchObject({ status: 422, errors: [{ code: 'period-not-begun', pointer: '/period' }] });
  await monitoring.opens('2026-Q3');
  expect(told(await monitor.tries('cycle', monitoring.id, 'submit-cycle', {})).status).toBe(422);
  await monitoring.examines();
  await monitoring.gives('submit-cycle', {});
  expect(await tooSoon('monitoring')).toEqual(['me-cycle-approved']);
  expect(told(await monitor.tries('cycle', monitoring.id, 'approve-cycle', {})).status).toBe(403);
  await coordinator.gives('cycle', monitoring.id, 'approve-cycle', {});
  await completes('monitoring');
});

test('the history, read again at each position, shows what was seen there', async () => {
  const { moments } = logbook;
  const completed = moments.filter(({ what }) => what.endsWith('completed'));
  expect(completed.map(({ what }) => what)).toEqual(stepKeys.codes.map((step) => `${step} completed`));
  const positions = moments.map(({ position }) => position);
  expect([...new Set(positions)].sort((a, b) => a - b)).toEqual(positions);

  const again = [];
  for (const { what, version, position } of moments) {
    const states = await logbook.asOf(position);
    again.push({ what, version, position, states });
    expect(await logbook.folded(position)).toEqual(states);
  }
  expect(again).toEqual(moments);
  expect(await logbook.asOf(enrolledAt - 1)).toBeNull();
});

test('between two moments stands what the earlier one left', async () => {
  const { moments } = logbook;
  for (const [index, { position }] of moments.entries()) {
    const earlier = moments[index - 1];
    if (earlier === undefined) continue;
    expect(await logbook.asOf(position - 1)).toEqual(earlier.states);
  }
});

test('a moment that the log has not reached is refused', async () => {
  const answer = await company.manager.send('GET', 'board?asOf=1000000');
  expect(told(answer)).toMatchObject({
    status: 400,
    code: 'unknown-moment',
    errors: [{ code: 'as-of-future', parameter: 'asOf' }],
  });
});
