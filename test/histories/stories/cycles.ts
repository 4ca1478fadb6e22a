import {
  approved,
  APPROVER,
  finding,
  FINDING,
  itemId,
  judged,
  MONITOR,
  submit,
  submitted,
  withFinding,
} from '../../../libs/programme/src/monitoring/testing/cycles.js';
import { CYCLE } from '../../../libs/programme/src/testing/partners.js';
import { coordinator, events, uid } from '../../../libs/programme/src/testing/world.js';
import type { Story } from './story.js';

export const cycleStories: readonly Story[] = [
  {
    name: 'cycle-returned-recalled-and-approved',
    stream: CYCLE,
    play() {
      const world = submitted(judged());
      const back = { type: 'return-cycle', data: { reason: 'Bukti untuk LPT belum ada' } } as const;
      events(world.cycle(CYCLE, back, { by: APPROVER }));
      events(world.cycle(CYCLE, submit, { by: MONITOR }));
      const recall = { type: 'recall-cycle', data: { reason: 'Satu butir terlewat' } } as const;
      events(world.cycle(CYCLE, recall, { by: MONITOR }));
      return approved(submitted(world));
    },
  },
  {
    name: 'cycle-finding-followed-up-and-corrected',
    stream: CYCLE,
    play() {
      const world = withFinding().on('2026-04-20');
      const waiting = {
        finding: FINDING,
        status: 'not-yet',
        due: '2026-07-31',
        note: 'Jadwal baru',
      } as const;
      events(world.cycle(CYCLE, { type: 'set-follow-up', data: waiting }, { by: MONITOR }));
      const action = uid(0xb21);
      const plan = {
        action,
        finding: FINDING,
        what: 'Kontrak pemasok kedua',
        owner: coordinator.person!,
        due: '2026-06-15',
      };
      events(world.cycle(CYCLE, { type: 'plan-correction', data: plan }, { by: MONITOR }));
      const closed = { action, closedOn: '2026-06-10', evidence: ['c'.repeat(64)], note: 'Ditandatangani' };
      events(
        world.on('2026-06-12').cycle(CYCLE, { type: 'close-correction', data: closed }, { by: MONITOR }),
      );
      const done = { finding: FINDING, status: 'as-recommended', note: 'Selesai' } as const;
      events(world.cycle(CYCLE, { type: 'set-follow-up', data: done }, { by: MONITOR }));
      return world;
    },
  },
  {
    name: 'cycle-corrections',
    stream: CYCLE,
    play() {
      const world = judged({ 'lpt/progress': { verdict: 'fails', note: 'Terlambat dua bulan' } });
      const wrong = finding(itemId('lpt', 'progress'), '2026-06-30', uid(0xb02));
      events(world.cycle(CYCLE, wrong, { by: MONITOR }));
      const fact = { version: world.entries(CYCLE).length, index: 0 };
      const reason = 'Temuan salah catat';
      events(world.cycle(CYCLE, { type: 'retract-fact', data: { fact, reason } }, { by: MONITOR }));
      events(world.cycle(CYCLE, finding(itemId('lpt', 'progress')), { by: MONITOR }));
      approved(submitted(world));
      const cannot = { finding: FINDING, status: 'cannot', note: 'Mitra berhenti' } as const;
      events(world.cycle(CYCLE, { type: 'set-follow-up', data: cannot }, { by: MONITOR }));
      const followUp = { version: world.entries(CYCLE).length, index: 0 };
      const data = { fact: followUp, reason: 'Status keliru' };
      events(world.cycle(CYCLE, { type: 'retract-fact', data }, { by: MONITOR }));
      return world;
    },
  },
];
