import type { RefusedWhy } from '@app/findings';
import { reportFormats, reportKindInfos } from '@app/findings';
import type { Reason, Refusal } from '@app/eventsourcing';
import type { ProblemPart } from '../http/problem.js';
import { ApiProblem, problem } from '../http/problem.js';

/** @returns the reasons as parts of the address: a report is asked for by its parameters */
export const parametersOf = (reasons: readonly Reason[]): ProblemPart[] =>
  reasons.map(({ code, field, text, params }) => ({
    code,
    text,
    ...(field === undefined ? {} : { parameter: field }),
    ...(params === undefined ? {} : { params }),
  }));

/** What there is no report or answer for, with every reason. */
export function findingsProblem(why: RefusedWhy, { code, title, reasons }: Refusal): ApiProblem {
  const errors = parametersOf(reasons);
  const detail = reasons[0]?.text ?? title;
  if (why === 'unknown') return problem('unknown-id', { detail, errors });
  if (why === 'forbidden') return problem('forbidden', { detail, errors });
  return new ApiProblem(code, 422, title, detail, { errors });
}

export const unknownReport = () =>
  problem('unknown-report', {
    members: { kinds: reportKindInfos.map(({ kind, title }) => ({ kind, title })) },
  });

export const notAcceptable = (formats: readonly string[] = reportFormats) =>
  problem('not-acceptable', { members: { formats } });
