import { stepKeys } from '@app/contracts';
import { hard } from '../rows.js';
import type { StepDefinition } from '../types.js';

const CITED = ['FlagshipCited', 'RoundOpened'] as const;

/** Chapter IV, B.2: selecting the flagship industry. The round is the forum's; the cluster cites it. */
export const flagshipStep: StepDefinition = {
  key: 'flagship',
  number: 2,
  title: stepKeys.labels.flagship,
  criteria: [
    hard('flagship-by-sector', 'Each sector is judged separately.', 'Setiap sektor dinilai tersendiri.', {
      source: '2¶',
      facts: [...CITED, 'CandidateScored'],
      parameters: { sectors: ['industry', 'agriculture', 'tourism'] },
      reasons: ['r1', 'r2'],
    }),
    hard(
      'flagship-considered',
      'All four considerations were weighed.',
      'Keempat pertimbangan telah dinilai.',
      {
        source: '2(1-4)',
        facts: [...CITED, 'CandidateScored'],
        parameters: {
          considerations: ['chain-length', 'flagship', 'local-resources', 'concentration'],
          minCandidates: 1,
        },
        reasons: ['r1', 'r2', 'r3'],
      },
    ),
    hard(
      'flagship-chosen',
      'The FPK decided what to develop.',
      'FPK telah menetapkan industri yang dikembangkan.',
      { source: '2¶', facts: [...CITED, 'FlagshipChosen'], reasons: ['r1'] },
    ),
    hard(
      'flagship-explained',
      'A choice below the top score is explained.',
      'Pilihan di bawah nilai tertinggi diberi alasan.',
      {
        source: 'E',
        origin: 'engineering',
        facts: [...CITED, 'CandidateScored', 'FlagshipChosen'],
        reasons: ['r1', 'r2'],
      },
    ),
  ],
};
