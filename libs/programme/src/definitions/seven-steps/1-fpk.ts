import { stepKeys } from '@app/contracts';
import { hard, note, SEAT_GRACE_DAYS, soft } from '../rows.js';
import type { StepDefinition } from '../types.js';

const SEAT_FACTS = ['MemberSeated', 'MemberLeft'] as const;
const GRACE = { continuing: true, graceDays: SEAT_GRACE_DAYS } as const;

/** Chapter IV, B.1: forming the FPK. */
export const fpkStep: StepDefinition = {
  key: 'fpk',
  number: 1,
  title: stepKeys.labels.fpk,
  criteria: [
    hard(
      'fpk-members-named',
      'Every seat is held by a person known by name.',
      'Setiap kursi diisi orang yang disebut namanya.',
      { source: '1.b(1)', facts: SEAT_FACTS, reasons: ['r1', 'r2'], ...GRACE },
    ),
    hard(
      'fpk-government-seated',
      'Government (Bappeda and/or a related office) is represented.',
      'Unsur pemerintah (Bappeda dan/atau SKPD terkait) terwakili.',
      { source: '1.b(1)', facts: SEAT_FACTS, reasons: ['r1'], ...GRACE },
    ),
    hard(
      'fpk-organs-diverse',
      'Several of the listed elements are represented.',
      'Beberapa unsur terwakili.',
      {
        source: '1.b(1)',
        origin: 'reading',
        facts: SEAT_FACTS,
        parameters: { minKinds: 3 },
        reasons: ['r1', 'r3'],
        ...GRACE,
      },
    ),
    soft(
      'fpk-cross-agency',
      'The forum spans government offices.',
      'Forum bersifat lintas perangkat daerah.',
      {
        source: '1.a',
        origin: 'reading',
        facts: SEAT_FACTS,
        parameters: { minOffices: 2 },
        reasons: ['r1', 'r3'],
      },
    ),
    note(
      'fpk-concern-stated',
      'Each member states concern for clusters.',
      'Setiap anggota menyatakan kepedulian.',
      { source: '1.a, 1.b(2)', origin: 'reading', facts: SEAT_FACTS, reasons: ['r1', 'r2'] },
    ),
    hard('fpk-vision-aligned', 'Vision and mission are aligned.', 'Visi dan misi telah disamakan.', {
      source: '1.b(2)',
      facts: ['AlignmentHeld', ...SEAT_FACTS],
      parameters: { topics: ['cluster', 'programme'], minAttendance: 0.5 },
      reasons: ['r1', 'r2', 'r3'],
    }),
    hard(
      'fpk-mechanism-agreed',
      'Coordinator, meeting time, routine are agreed.',
      'Koordinator, waktu, dan rutinitas pertemuan disepakati.',
      { source: '1.b(3)', facts: ['MechanismAgreed', ...SEAT_FACTS], reasons: ['r1', 'r2'] },
    ),
    soft(
      'fpk-decree-issued',
      "A regent's/mayor's decree records formation and membership.",
      'Pembentukan dan keanggotaan ditetapkan dengan SK Bupati/Walikota.',
      {
        source: '1.b(4)',
        facts: ['DecreeIssued'],
        parameters: { signatories: ['bupati', 'walikota', 'gubernur'], covers: ['formation', 'membership'] },
        reasons: ['r1', 'r2'],
      },
    ),
    note(
      'fpk-funds-named',
      'Running costs may come from APBD (Bappeda or industry office).',
      'Dana operasional dapat bersumber dari APBD.',
      {
        source: '1.b(5)',
        facts: ['OperatingFundsNamed'],
        parameters: { channels: ['bappeda', 'industry-office'] },
        reasons: ['r1'],
      },
    ),
    hard(
      'fpk-no-honorarium',
      'In principle membership carries no honorarium.',
      'Pada prinsipnya keanggotaan tidak disertai honor.',
      {
        source: '1.b(5)',
        origin: 'reading',
        continuing: true,
        facts: ['HonorariumRuleSet', 'HonorariumReported', 'HonorariumResolved'],
        reasons: ['r1', 'r2', 'r6'],
      },
    ),
  ],
};
