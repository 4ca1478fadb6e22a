import { reportKinds, text } from '@app/contracts';
import { refusal } from '@app/eventsourcing';
import { reportFormats } from '@app/findings';
import type { ApiProblem, ProblemPart } from '../http/problem.js';
import { problem, problemBody, refusalProblem } from '../http/problem.js';
import type { ProblemCode } from '../http/problems.js';
import { problemKinds } from '../http/problems.js';
import { both } from './operation.js';
import { ref } from './schema.js';

/** Parts that make an example of a kind readable; kinds without parts are named by their title alone. */
const parts: Partial<Record<ProblemCode, ProblemPart[]>> = {
  'malformed-json': [
    {
      code: 'syntax',
      text: text('di sini diperlukan ":"', '":" is needed here'),
      params: { line: 1, column: 12 },
    },
  ],
  'invalid-request': [
    {
      code: 'invalid-format',
      pointer: '/region',
      text: text('harus berbentuk 33.10', 'must look like 33.10'),
    },
    {
      code: 'invalid-if-match',
      header: 'If-Match',
      text: text(
        'harus berbentuk "v12", seperti ETag yang diterima',
        'must look like "v12", as the ETag received',
      ),
    },
  ],
  'unknown-moment': [
    {
      code: 'in-the-future',
      parameter: 'asOf',
      text: text('posisi terakhir 4711', 'the last position is 4711'),
    },
  ],
  forbidden: [
    {
      code: 'role-needed',
      text: text(
        'Diperlukan peran: koordinator FPK dari forum itu.',
        'A role is needed: forum coordinator of that forum.',
      ),
      params: { roles: ['coordinator'], region: '33.10' },
    },
  ],
  'unknown-id': [
    {
      code: 'unknown-id',
      parameter: 'id',
      text: text('Tidak ada forum dengan id ini', 'There is no forum with this id'),
    },
  ],
  'reset-link-unusable': [
    {
      code: 'link-used',
      pointer: '/code',
      text: text('tautan ini sudah dipakai', 'this link was used already'),
    },
  ],
  'sso-link-refused': [
    {
      code: 'already-linked',
      pointer: '/issuer',
      text: text('akun ini sudah terhubung', 'the account is linked already'),
    },
  ],
  'stale-version': [
    {
      code: 'stale-version',
      header: 'If-Match',
      text: text('Anda melihat versi 2; sekarang versi 3', 'you saw version 2; it is now 3'),
      params: { expected: 2, actual: 3 },
    },
  ],
};

const members: Partial<Record<ProblemCode, object>> = {
  'method-not-allowed': { allow: ['GET', 'HEAD'] },
  'unknown-report': { kinds: reportKinds },
  'not-acceptable': { formats: reportFormats },
  'stale-version': {
    version: 3,
    changes: [{ version: 3, at: '2026-11-24T02:00:00.000Z', events: [{ type: 'MemberSeated' }] }],
  },
  'sso-not-linked': { issuer: 'https://masuk.example.id', subject: '24801f6e-contoh' },
  'too-many-attempts': { retryAfter: 8 },
  'wait-timed-out': { waitedFor: 'projection', projection: 'board', id: 4711 },
};

/** A refusal of the programme, as a decider gives it: its own code, every reason, the checklist. */
const refused: ApiProblem = refusalProblem(
  refusal(
    'submit-step-refused',
    text('Ditolak: Ajukan langkah', 'Refused: Submit a step'),
    [
      {
        code: 'fpk-decree-issued',
        text: text(
          'Pembentukan dan keanggotaan ditetapkan dengan SK Bupati/Walikota: belum ada catatan',
          "A regent's/mayor's decree records formation and membership: nothing recorded",
        ),
      },
    ],
    { step: 'fpk', met: 9, total: 10, passes: false, criteria: [] },
  ),
  12,
);

/** One response per status, with an example for every kind of problem that has it. */
export function problemResponses(): Record<string, object> {
  const byStatus = new Map<number, ApiProblem[]>();
  for (const found of [...exampleProblems(), refused]) {
    byStatus.set(found.status, [...(byStatus.get(found.status) ?? []), found]);
  }
  return Object.fromEntries([...byStatus].map(([status, found]) => [`Problem${status}`, responseOf(found)]));
}

function exampleProblems(): ApiProblem[] {
  return (Object.keys(problemKinds) as ProblemCode[]).map((code) =>
    problem(code, {
      ...(parts[code] === undefined ? {} : { errors: parts[code] }),
      ...(members[code] === undefined ? {} : { members: members[code] as Record<string, unknown> }),
    }),
  );
}

function responseOf(found: readonly ApiProblem[]): object {
  return {
    description: found.map(({ title }) => both(title)).join(' / '),
    content: {
      'application/problem+json': {
        schema: ref('Problem'),
        examples: Object.fromEntries(
          found.map((each) => [
            each.code,
            {
              summary: both(each.title),
              value: problemBody(each, 'id', '5d0c7a1e-9f52-4b1c-8d3a-2f6e4c8b0a97'),
            },
          ]),
        ),
      },
    },
  };
}
