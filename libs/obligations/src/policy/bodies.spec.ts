import { enrol, formFkak, formForum, meet, MEMBERS, seatOf } from '../../../programme/src/testing/journey.js';
import { CLUSTER, COORDINATOR, events, FORUM, uid, World } from '../../../programme/src/testing/world.js';
import { brief, daysOf, dueIn, ofKind } from '../testing/derive.js';

const meetings = (world: World, until: string) => ofKind(world, 'forum-meeting', { until }).map(brief);
/** A forum that agreed on 5 January 2026 to meet on that day and every month after. */
const formed = () => formForum(new World());
const meetOn = (world: World, day: string, id = 0x8a0) => meet(world.on(day), uid(id));

describe('meetings by the agreed rhythm', () => {
  it('are due on each agreed day, or the next working day', () => {
    expect(meetings(formed(), '2026-04-10')).toEqual([
      '2026-01-05 2026-01-05 open',
      '2026-02-05 2026-02-05 open',
      '2026-03-05 2026-03-05 open',
      '2026-04-05 2026-04-06 open',
    ]);
  });

  it('are settled by the meeting nearest to them, early or late', () => {
    const early = meetOn(meetOn(formed(), '2026-01-05'), '2026-01-29', 0x8a1);
    expect(meetings(early, '2026-03-02')).toEqual([
      '2026-01-05 2026-01-05 met',
      '2026-02-05 2026-02-05 met',
      '2026-03-05 2026-03-05 open',
    ]);
    const late = meetOn(formed(), '2026-01-20');
    expect(meetings(late, '2026-02-10')).toEqual(['2026-01-05 2026-01-05 met', '2026-02-05 2026-02-05 open']);
  });

  it('that were left out are settled by the next one that is held', () => {
    const world = meetOn(formed(), '2026-03-09');
    expect(meetings(world, '2026-04-02')).toEqual([
      '2026-01-05 2026-01-05 met',
      '2026-02-05 2026-02-05 met',
      '2026-03-05 2026-03-05 met',
      '2026-04-05 2026-04-06 open',
    ]);
    const january = ofKind(world, 'forum-meeting')[0]!;
    expect(january.settledBy).toMatchObject({ stream: FORUM, type: 'MeetingHeld' });
  });

  it('open again when the meeting was recorded by mistake', () => {
    const world = meetOn(formed(), '2026-01-05');
    const { version } = ofKind(world, 'forum-meeting')[0]!.settledBy!;
    const fact = { version, index: 0 };
    events(world.forum({ type: 'retract-fact', data: { fact, reason: 'Keliru' } }));
    expect(meetings(world, '2026-01-20')).toEqual(['2026-01-05 2026-01-05 open']);
  });

  it('follow another rhythm from the day on which it was agreed; a day that had shown is void', () => {
    const world = meetOn(formed(), '2026-01-05').on('2026-02-03');
    const rhythm = { every: 2, unit: 'week' } as const;
    const data = { coordinator: COORDINATOR, firstMeeting: '2026-02-10', rhythm };
    events(world.forum({ type: 'agree-mechanism', data }));
    expect(meetings(world, '2026-03-12')).toEqual([
      '2026-01-05 2026-01-05 met',
      '2026-02-05 2026-02-05 void replaced',
      '2026-02-10 2026-02-10 open',
      '2026-02-24 2026-02-24 open',
      '2026-03-10 2026-03-10 open',
    ]);
  });

  it('never drift: the last day of a month stays the last', () => {
    const world = formForum(new World('2026-01-31'));
    const days = ofKind(world, 'forum-meeting', { until: '2026-05-20' }).map(({ period }) => period);
    expect(days).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
  });

  it('may be somewhat late before they are overdue, and then go past the coordinator', () => {
    const [january] = ofKind(formed(), 'forum-meeting');
    expect(daysOf(january!)).toEqual({
      due: '2026-01-05',
      overdue: '2026-01-13',
      escalated: '2026-01-13',
      'escalated-again': '2026-01-19',
    });
    expect(january!.ladder.map(({ to }) => to)).toEqual([
      { role: 'coordinator', person: COORDINATOR },
      { role: 'coordinator', person: COORDINATOR },
      { role: 'manager', person: null },
      { role: 'admin', person: null },
    ]);
  });

  it('of a forum that was dissolved are void', () => {
    const world = formed().on('2026-02-10');
    events(world.forum({ type: 'dissolve-forum', data: { reason: 'Digabung' } }));
    expect(meetings(world, '2026-12-31')).toEqual([
      '2026-01-05 2026-01-05 void dissolved',
      '2026-02-05 2026-02-05 void dissolved',
    ]);
  });

  it('of the FKAK rest while the programme is suspended', () => {
    const world = formFkak(enrol(formed())).on('2026-02-02');
    events(world.cluster({ type: 'suspend-programme', data: { reason: 'Banjir' } }));
    world.on('2026-03-02');
    events(world.cluster({ type: 'resume-programme', data: { reason: 'Pulih' } }));
    expect(ofKind(world, 'fkak-meeting', { until: '2026-03-10' }).map(brief)).toEqual([
      '2026-01-05 2026-01-05 met',
      '2026-02-05 2026-02-05 void suspended',
      '2026-03-05 2026-03-05 open',
    ]);
  });
});

describe('action items', () => {
  it('are due for whoever took them on, and met when they are closed', () => {
    const world = formed();
    const owner = MEMBERS[2][0];
    const action = { action: uid(0x8b0), what: 'Surat undangan', owner, due: '2026-01-17' };
    events(
      world.forum({
        type: 'record-meeting',
        data: {
          meeting: uid(0x8b1),
          heldOn: '2026-01-05',
          purposes: ['preparation'],
          clusters: [],
          attendees: [COORDINATOR],
          decisions: [],
          actions: [action],
        },
      }),
    );
    const [open] = ofKind(world, 'action-item');
    expect(open).toMatchObject({
      key: `action-item:${FORUM}/${action.action}:-`,
      due: '2026-01-19',
      owner: { role: 'fpk-member', person: owner },
      state: 'open',
    });
    expect(open!.source.text.en).toContain('Surat undangan');
    world.on('2026-01-12');
    events(
      world.forum({
        type: 'close-action',
        data: { action: action.action, doneOn: '2026-01-12', how: 'Terkirim' },
      }),
    );
    expect(ofKind(world, 'action-item').map(brief)).toEqual(['- 2026-01-19 met']);
  });
});

const decree = (more: object) => ({
  type: 'record-decree' as const,
  data: {
    number: '500/2',
    date: '2026-01-05',
    signatory: 'bupati' as const,
    subject: 'Pembentukan',
    covers: ['formation', 'membership'] as ('formation' | 'membership')[],
    roster: [COORDINATOR],
    until: '2026-12-31',
    ...more,
  },
});

describe('a decree with a term', () => {
  it('is renewed some time before it ends, by one that supersedes it or covers the same for longer', () => {
    const world = formed();
    events(world.forum(decree({})));
    const due = () => ofKind(world, 'decree-term', { until: '2027-12-31' }).map(brief);
    // Sixty days before is Sunday, 1 November: so by the Friday.
    expect(due()).toEqual(['2026-12-31 2026-10-30 open']);
    events(world.forum(decree({ number: '500/3', covers: ['membership'], until: '2028-12-31' })));
    expect(due()[0]).toBe('2026-12-31 2026-10-30 open');
    events(world.forum(decree({ number: '500/4', until: '2027-12-31' })));
    expect(due()[0]).toBe('2026-12-31 2026-10-30 met');
  });

  it('far ahead is nobody’s business yet', () => {
    const world = formed();
    events(world.forum(decree({ until: '2199-12-31' })));
    expect(ofKind(world, 'decree-term')).toEqual([]);
  });
});

describe('a seat with a term', () => {
  const seated = () => {
    const world = formed();
    const data = {
      seat: uid(0x8c0),
      person: uid(0x8c1),
      organKind: 'ngo',
      organ: 'LSM',
      standing: 'core',
    } as const;
    events(world.forum({ type: 'seat-member', data: { ...data, until: '2026-06-30' } }));
    return world;
  };
  const terms = (world: World) => ofKind(world, 'member-term', { until: '2026-12-31' }).map(brief);

  it('is reminded of a month ahead and waits for a successor, also after the term ended', () => {
    const world = seated();
    const [term] = ofKind(world, 'member-term', { until: '2026-12-31' });
    expect(daysOf(term!)).toMatchObject({ before: '2026-06-01', due: '2026-06-30' });
    world.on('2026-07-01');
    events(world.forum({ type: 'end-member-term', data: { seat: uid(0x8c0) } }));
    expect(terms(world)).toEqual(['2026-06-30 2026-06-30 open']);
    const next = {
      seat: uid(0x8c0),
      person: uid(0x8c2),
      organKind: 'ngo',
      organ: 'LSM',
      standing: 'core',
    } as const;
    events(world.forum({ type: 'seat-member', data: next }));
    expect(terms(world)).toEqual(['2026-06-30 2026-06-30 met']);
  });

  it('that was left early or given up has no term to run out', () => {
    const leave = (seatContinues: boolean) => {
      const world = seated().on('2026-03-02');
      const data = { seat: uid(0x8c0), leftOn: '2026-03-02', why: 'Mutasi', seatContinues };
      events(world.forum({ type: 'record-member-left', data }));
      return terms(world);
    };
    expect(leave(true)).toEqual(['2026-06-30 2026-06-30 void lapsed']);
    expect(leave(false)).toEqual(['2026-06-30 2026-06-30 void given']);
  });

  it('without a term owes nothing', () => {
    expect(dueIn(formed()).filter(({ subject }) => subject.item === seatOf(0))).toEqual([]);
  });

  it('of the FKAK is settled by whoever the sub-group sends next', () => {
    const world = formFkak(enrol(formed()));
    const subgroup = uid(0x501);
    const seat = (number: number, until?: string) => ({
      type: 'seat-representative' as const,
      data: { seat: uid(number), person: uid(number + 1), subgroup, ...(until && { until }) },
    });
    events(world.cluster(seat(0x8d0, '2026-03-31')));
    world.on('2026-04-01');
    events(world.cluster({ type: 'end-representative-term', data: { seat: uid(0x8d0) } }));
    const state = () => ofKind(world, 'representative-term').map(brief);
    expect(state()).toEqual(['2026-03-31 2026-03-31 open']);
    events(world.cluster(seat(0x8d2)));
    expect(state()).toEqual(['2026-03-31 2026-03-31 met']);
    expect(ofKind(world, 'representative-term')[0]!.cluster).toBe(CLUSTER);
  });
});
