import type { Bilingual } from '@app/contracts';

export type JobState = 'queued' | 'running' | 'done' | 'failed' | 'cancelled';

/** Why a job failed, in words for whoever asked for it. */
export interface JobProblem {
  /** Stable machine code, kebab-case. */
  readonly code: string;
  readonly text: Bilingual;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** Who asked, by pseudonym. */
export interface Requester {
  readonly account: string;
  readonly person: string | null;
}

/** A piece of work that takes long. Nothing in it is personal. */
export interface Job {
  readonly id: string;
  readonly kind: string;
  /** What it is about. */
  readonly subject: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly state: JobState;
  readonly done: number;
  /** null while it is not known how much there is. */
  readonly total: number | null;
  readonly cancel: boolean;
  readonly requester: Requester;
  /** A stored file that it reads; null when it has none, or that is gone. */
  readonly input: string | null;
  /** A stored file that it wrote. */
  readonly output: string | null;
  readonly result: Readonly<Record<string, unknown>> | null;
  readonly problem: JobProblem | null;
  readonly attempts: number;
  /** ISO 8601 UTC, by the database's clock. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a job begins with. */
export interface NewJob {
  /** Derived from what it is for where asking twice must make one. */
  readonly id: string;
  readonly kind: string;
  readonly subject: string;
  readonly requester: Requester;
  readonly params?: Readonly<Record<string, unknown>>;
  readonly input?: string | null;
  readonly total?: number | null;
}

/** How a job ended. */
export type JobOutcome =
  | {
      readonly state: 'done';
      readonly result?: Readonly<Record<string, unknown>>;
      readonly output?: string | null;
    }
  | { readonly state: 'failed'; readonly problem: JobProblem }
  | { readonly state: 'cancelled' };
