import type { Bilingual } from '@app/contracts';
import type { Reason, Refusal } from '@app/eventsourcing';
import type { Language } from './language.js';
import type { ProblemCode } from './problems.js';
import { problemKinds } from './problems.js';

/** One thing that is wrong, with where it is: in the body, in the address or in a header. */
export interface ProblemPart {
  readonly code: string;
  readonly text: Bilingual;
  /** JSON pointer into the body. */
  readonly pointer?: string;
  /** A part of the address: `id`, `asOf`. */
  readonly parameter?: string;
  readonly header?: string;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Thrown by anything behind a route; the filter turns it into an answer. */
export class ApiProblem extends Error {
  constructor(
    readonly code: string,
    readonly status: number,
    readonly title: Bilingual,
    readonly detail: Bilingual,
    readonly more: {
      readonly errors?: readonly ProblemPart[];
      /** Further members of the body. */
      readonly members?: Readonly<Record<string, unknown>>;
      readonly headers?: Readonly<Record<string, string>>;
    } = {},
  ) {
    super(`${status} ${code}`);
    this.name = 'ApiProblem';
  }
}

/**
 * @param code one of the API's own kinds
 * @param more what is wrong in particular; `detail` replaces the kind's general sentence
 */
export function problem(
  code: ProblemCode,
  more: ApiProblem['more'] & { readonly detail?: Bilingual } = {},
): ApiProblem {
  const { status, title, detail } = problemKinds[code];
  const { detail: particular, ...rest } = more;
  return new ApiProblem(code, status, title, particular ?? detail, rest);
}

/** A refusal of the programme keeps its own code, all its reasons and the whole checklist. */
export function refusalProblem(refusal: Refusal, version: number): ApiProblem {
  const [first] = refusal.reasons;
  const members = {
    version,
    ...(refusal.checklist === undefined ? {} : { checklist: refusal.checklist }),
  };
  return new ApiProblem(refusal.code, 422, refusal.title, first?.text ?? refusal.title, {
    errors: partsOf(refusal.reasons),
    members,
  });
}

/** @returns the reasons as parts: their field becomes a JSON pointer into the body */
export function partsOf(reasons: readonly Reason[]): ProblemPart[] {
  return reasons.map(({ code, field, text, params }) => ({
    code,
    text,
    ...(field === undefined ? {} : { pointer: field }),
    ...(params === undefined ? {} : { params }),
  }));
}

/** The body of RFC 9457, in one language with both texts beside it. */
export function problemBody(
  found: ApiProblem,
  language: Language,
  requestId: string,
): Record<string, unknown> {
  const { errors, members } = found.more;
  return {
    type: `urn:rumpun:problem:${found.code}`,
    title: found.title[language],
    status: found.status,
    detail: found.detail[language],
    code: found.code,
    texts: { title: found.title, detail: found.detail },
    ...(errors === undefined ? {} : { errors: errors.map((part) => errorBody(part, language)) }),
    ...members,
    requestId,
  };
}

function errorBody({ text, ...part }: ProblemPart, language: Language): Record<string, unknown> {
  return { ...part, detail: text[language], texts: text };
}
