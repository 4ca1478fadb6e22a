import { stepKeys } from '@app/contracts';
import { hard } from '../rows.js';
import type { StepDefinition } from '../types.js';

/** Chapter IV, B.7: monitoring and evaluation. */
export const monitoringStep: StepDefinition = {
  key: 'monitoring',
  number: 7,
  title: stepKeys.labels.monitoring,
  criteria: [
    hard(
      'me-actors-covered',
      'Work of FPK, institutions, LPT, PKE, above all FKAK, examined.',
      'Kegiatan FPK, lembaga pendukung, LPT, PKE, terutama FKAK, diperiksa.',
      {
        source: '7¶',
        facts: ['ItemJudged'],
        parameters: {
          actors: ['fpk', 'institution', 'lpt', 'pke', 'fkak'],
          aspects: ['implementation', 'progress', 'conformity', 'fairness'],
        },
        reasons: ['r1', 'r2'],
      },
    ),
    hard(
      'me-agreements-covered',
      'Every agreement in force was examined.',
      'Setiap perjanjian yang berlaku diperiksa.',
      {
        source: '7¶',
        facts: ['ItemJudged', 'AgreementActivated', 'AgreementEnded'],
        parameters: { aspects: ['implementation', 'progress', 'conformity', 'fairness'] },
        reasons: ['r1', 'r2'],
      },
    ),
    hard(
      'me-fkak-cooperation',
      'Cooperation in the FKAK was examined.',
      'Kerja sama antaranggota FKAK diperiksa.',
      { source: '7¶', facts: ['ItemJudged'], reasons: ['r1'] },
    ),
    hard('me-no-one-sided-loss', 'Nobody suffers a one-sided loss.', 'Tidak ada pihak yang rugi sepihak.', {
      source: '7¶',
      facts: ['ItemJudged', 'FollowUpSet', 'ComplaintFiled', 'ComplaintResolved'],
      reasons: ['r1', 'r6'],
    }),
    hard(
      'me-cycle-approved',
      'Another person approved it; each failing item has a finding.',
      'Disetujui orang lain; setiap ketidaksesuaian memiliki temuan.',
      {
        source: 'E',
        origin: 'engineering',
        facts: ['CycleSubmitted', 'CycleReturned', 'CycleApproved', 'FindingRaised'],
        reasons: ['r1', 'r2'],
      },
    ),
  ],
};
