import { stepKeys } from '@app/contracts';
import { hard, SEAT_GRACE_DAYS } from '../rows.js';
import type { StepDefinition } from '../types.js';

const SEAT_FACTS = ['RepresentativeSeated', 'RepresentativeLeft'] as const;
const GRACE = { continuing: true, graceDays: SEAT_GRACE_DAYS } as const;

/** Chapter IV, B.4: forming the FKAK, which the source calls the most important step. */
export const fkakStep: StepDefinition = {
  key: 'fkak',
  number: 4,
  title: stepKeys.labels.fkak,
  criteria: [
    hard(
      'fkak-established',
      'The firms are formally united in the FKAK.',
      'Unit usaha secara formal disatukan dalam FKAK.',
      { source: '4¶', facts: ['FkakEstablished'], reasons: ['r1'] },
    ),
    hard(
      'fkak-subgroups-represented',
      'Every sub-group has a representative.',
      'Setiap kelompok memiliki wakil.',
      { source: '4(1)', facts: ['SubgroupListed', ...SEAT_FACTS], reasons: ['r1', 'r2'], ...GRACE },
    ),
    hard('fkak-size', 'About 15 people only.', 'Jumlah anggota dibatasi kurang lebih 15 orang.', {
      source: '4(1)',
      facts: SEAT_FACTS,
      parameters: { target: 15, min: 10, max: 20 },
      reasons: ['r1', 'r3'],
      ...GRACE,
    }),
    hard('fkak-vision-aligned', 'Vision and mission are aligned.', 'Visi dan misi telah disamakan.', {
      source: '4(2)',
      facts: ['AlignmentHeld', ...SEAT_FACTS],
      parameters: { topics: ['concept', 'stages'], minAttendance: 0.5 },
      reasons: ['r1', 'r2', 'r3'],
    }),
    hard('fkak-meetings-regular', 'Regular meetings are held.', 'Pertemuan rutin diadakan.', {
      source: '4(3)',
      facts: ['MechanismAgreed', 'MeetingHeld'],
      parameters: { purposes: ['communication', 'evaluation', 'planning'], minHeld: 1 },
      reasons: ['r1', 'r2', 'r3'],
    }),
  ],
};
