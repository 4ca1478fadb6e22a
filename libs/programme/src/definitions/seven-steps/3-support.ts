import { stepKeys } from '@app/contracts';
import { hard } from '../rows.js';
import type { StepDefinition } from '../types.js';

const COMMITMENT = ['InstitutionMapped', 'InstitutionCommitted', 'InstitutionDeclined'] as const;

/** Chapter IV, B.3: mapping the supporting institutions. */
export const supportStep: StepDefinition = {
  key: 'support',
  number: 3,
  title: stepKeys.labels.support,
  criteria: [
    hard(
      'support-types-mapped',
      'Every type is filled, or its gap explained.',
      'Setiap jenis terisi atau kekosongannya dijelaskan.',
      {
        source: '3(1-5)',
        origin: 'reading',
        facts: ['InstitutionMapped', 'InstitutionDeclined', 'SupportGapExplained'],
        parameters: { types: ['supplier', 'finance', 'distribution', 'promotion', 'certification'] },
        reasons: ['r1', 'r2'],
      },
    ),
    hard(
      'support-commitment-clear',
      "Each institution's commitment is clear.",
      'Komitmen setiap lembaga telah jelas.',
      { source: '5¶', facts: COMMITMENT, parameters: { minCommitted: 1 }, reasons: ['r1', 'r2', 'r3'] },
    ),
    hard('support-gain-both', 'Both sides gain, in balance.', 'Manfaat bagi kedua pihak seimbang.', {
      source: '3¶',
      continuing: true,
      facts: COMMITMENT,
      reasons: ['r1', 'r2'],
    }),
  ],
};
