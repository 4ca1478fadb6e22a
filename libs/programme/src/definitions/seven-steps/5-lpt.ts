import { stepKeys } from '@app/contracts';
import { hard, soft } from '../rows.js';
import type { StepDefinition } from '../types.js';

const TEXT = ['AgreementDrafted', 'AgreementRevised'] as const;

/** Chapter IV, B.5: forming or appointing the LPT. */
export const lptStep: StepDefinition = {
  key: 'lpt',
  number: 5,
  title: stepKeys.labels.lpt,
  criteria: [
    hard(
      'lpt-agreement-active',
      'A formal FKAK-LPT agreement is in force.',
      'Perjanjian formal FKAK-LPT berlaku.',
      {
        source: '5¶',
        continuing: true,
        facts: ['AgreementDrafted', 'AgreementActivated', 'AddendumAdopted', 'AgreementEnded'],
        reasons: ['r4'],
      },
    ),
    hard('lpt-kind-allowed', 'The LPT is of a listed kind.', 'LPT termasuk jenis yang ditentukan.', {
      source: '5(1)',
      origin: 'reading',
      facts: TEXT,
      parameters: { kinds: ['ngo', 'university', 'bds', 'business'] },
      reasons: ['r1', 'r2'],
    }),
    hard('lpt-fpk-accompanied', 'The FPK accompanied the FKAK.', 'FKAK didampingi FPK.', {
      source: '5¶',
      facts: ['AgreementAccompanied', 'AgreementActivated'],
      reasons: ['r1'],
    }),
    soft('lpt-problems-named', 'Technical problems to solve are named.', 'Permasalahan teknis disebutkan.', {
      source: '5¶',
      origin: 'reading',
      facts: TEXT,
      reasons: ['r1'],
    }),
    hard(
      'lpt-fee-fair',
      'All help is fairly paid, in cash or from the added profit it caused.',
      'Bantuan diberi imbalan layak, tunai atau bagian tambahan keuntungan.',
      {
        source: '5¶',
        facts: TEXT,
        parameters: { bases: ['cash', 'profit-share', 'mixed'] },
        reasons: ['r1', 'r2'],
      },
    ),
    hard(
      'lpt-cooperation-planned',
      'It will foster cooperation among members through the FKAK.',
      'LPT mendorong kerja sama antaranggota melalui FKAK.',
      { source: '5(2)', facts: TEXT, reasons: ['r1'] },
    ),
    hard(
      'lpt-coordination-planned',
      'It coordinates with the FPK in every phase.',
      'LPT berkoordinasi dengan FPK pada setiap tahap.',
      {
        source: '5(3)',
        facts: TEXT,
        parameters: { phases: ['contract', 'assistance', 'implementation'] },
        reasons: ['r1', 'r2'],
      },
    ),
  ],
};
