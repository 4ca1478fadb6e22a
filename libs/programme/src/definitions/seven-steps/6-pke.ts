import { stepKeys } from '@app/contracts';
import { hard } from '../rows.js';
import type { StepDefinition } from '../types.js';

const TEXT = ['AgreementDrafted', 'AgreementRevised'] as const;

/** Chapter IV, B.6: appointing the PKE, and assisting. */
export const pkeStep: StepDefinition = {
  key: 'pke',
  number: 6,
  title: stepKeys.labels.pke,
  criteria: [
    hard(
      'pke-technical-running',
      'The FKAK works formally and technically.',
      'FKAK berjalan secara formal dan teknis.',
      {
        source: '6¶',
        origin: 'reading',
        facts: ['StepCompleted', 'StepLapsed', 'StepRestored', 'StepReopened'],
        parameters: { steps: ['fkak', 'lpt'] },
        reasons: ['r2'],
      },
    ),
    hard(
      'pke-agreement-active',
      'A formal FKAK-PKE agreement is in force.',
      'Perjanjian formal FKAK-PKE berlaku.',
      {
        source: '6¶',
        continuing: true,
        facts: ['AgreementDrafted', 'AgreementActivated', 'AddendumAdopted', 'AgreementEnded'],
        parameters: { bodies: ['fpk', 'institution', 'other'] },
        reasons: ['r2', 'r4'],
      },
    ),
    hard(
      'pke-gain-both',
      'Business to business: both sides gain.',
      'Bersifat B2B: kedua pihak mendapat manfaat.',
      { source: '6¶, 3¶', facts: TEXT, reasons: ['r1', 'r2'] },
    ),
    hard('pke-work-planned', 'A listed work is planned.', 'Sekurangnya satu kegiatan direncanakan.', {
      source: '6(1-3)',
      origin: 'reading',
      facts: TEXT,
      parameters: { works: ['finance-business', 'training', 'proposal'], minWorks: 1 },
      reasons: ['r1', 'r3'],
    }),
    hard('pke-work-begun', 'Assistance has begun.', 'Pendampingan telah dimulai.', {
      source: '6 title',
      origin: 'reading',
      facts: ['AssistanceDone'],
      parameters: { minDone: 1 },
      reasons: ['r1', 'r3'],
    }),
  ],
};
