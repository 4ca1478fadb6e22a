import { duty } from '../rows.js';
import type { SustainedDefinition } from '../types.js';

/** Duties that go on after the steps; missing one is overdue and lapses nothing (E). Numbers are E. */
export const sustained: readonly SustainedDefinition[] = [
  duty(
    'fpk-prepares',
    'Meetings prepare the cluster, to step 4.',
    'FPK beberapa kali bertemu untuk persiapan.',
    { source: '1.c(1)', facts: ['MeetingHeld'], parameters: { min: 2 }, reasons: ['r3'] },
  ),
  duty('fpk-meets', 'The FPK routinely reviews each cluster.', 'FPK berkala meninjau kemajuan klaster.', {
    source: '1.c(2)',
    facts: ['MeetingHeld', 'MechanismAgreed'],
    parameters: { graceDays: 14 },
    reasons: ['r5'],
  }),
  duty('fpk-supervises', 'It routinely guides and supervises.', 'FPK berkala membina dan mengawasi.', {
    source: '1.c(3)',
    facts: ['SupervisionDone'],
    parameters: { months: 3 },
    reasons: ['r5'],
  }),
  duty('fpk-decree-current', 'The decree matches roster and term.', 'SK sesuai susunan dan masa berlaku.', {
    source: '1.b(4) E',
    origin: 'engineering',
    facts: ['DecreeIssued', 'MemberSeated', 'MemberLeft'],
    parameters: { warnDays: 60 },
    reasons: ['r2'],
  }),
  duty('fkak-meets', 'The FKAK meets routinely.', 'FKAK rutin bertemu.', {
    source: '4(3)',
    facts: ['MeetingHeld', 'MechanismAgreed'],
    parameters: { graceDays: 14 },
    reasons: ['r5'],
  }),
  duty('lpt-coordinates', 'LPT keeps coordinating with FPK.', 'LPT terus berkoordinasi dengan FPK.', {
    source: '5(3)',
    facts: ['CoordinationHeld'],
    parameters: { months: 3 },
    reasons: ['r5'],
  }),
  duty('lpt-fosters', 'LPT fosters cooperation.', 'LPT mendorong kerja sama.', {
    source: '5(2)',
    facts: ['CooperationFostered'],
    parameters: { months: 3 },
    reasons: ['r5'],
  }),
  duty('lpt-settled', 'All help is valued and paid.', 'Setiap bantuan dinilai dan dibayar.', {
    source: '5¶',
    facts: ['AssistanceDone', 'AssistanceSettled'],
    parameters: { days: 30 },
    reasons: ['r6'],
  }),
  duty('me-cycle-due', 'Monitoring never stops.', 'Monitoring tidak pernah berhenti.', {
    source: '7¶',
    facts: ['CycleApproved'],
    parameters: { months: 3, graceDays: 30 },
    reasons: ['r5'],
  }),
  duty('me-loss-free', 'No one-sided loss stays open.', 'Tidak ada kerugian sepihak yang dibiarkan.', {
    source: '7¶',
    facts: ['ComplaintFiled', 'ComplaintResolved'],
    parameters: { days: 30 },
    reasons: ['r6'],
  }),
  duty('me-follow-up', 'Findings are followed up.', 'Temuan ditindaklanjuti.', {
    source: 'E',
    origin: 'engineering',
    facts: ['FindingRaised', 'FollowUpSet'],
    reasons: ['r6'],
  }),
];
