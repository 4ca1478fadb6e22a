import type { Bilingual, StepKey } from '@app/contracts';

/** hard blocks; soft blocks unless waived; note never blocks. */
export type CriterionKind = 'hard' | 'soft' | 'note';
/** Where a row comes from: the source itself, our reading of it, or an engineering addition. */
export type Origin = 'source' | 'reading' | 'engineering';
/** Reasons r1 to r6 of the criteria page. */
export type ReasonCode = 'r1' | 'r2' | 'r3' | 'r4' | 'r5' | 'r6';
export type ParameterValue = number | readonly string[];

/** One row of the published criteria: data only, so that a definition has a hash. */
export interface CriterionDefinition {
  readonly id: string;
  readonly kind: CriterionKind;
  /** Must go on holding after completion, else the step lapses. */
  readonly continuing: boolean;
  readonly origin: Origin;
  readonly statement: Bilingual;
  /** Place in section B of chapter IV, e.g. `1.b(1)`; `E` for additions. */
  readonly source: string;
  /** Event types it looks at. */
  readonly facts: readonly string[];
  readonly parameters: Readonly<Record<string, ParameterValue>>;
  readonly reasons: readonly ReasonCode[];
  /** Days for which a continuing criterion may fail before the step lapses. */
  readonly graceDays: number;
}

export interface StepDefinition {
  readonly key: StepKey;
  readonly number: number;
  readonly title: Bilingual;
  readonly criteria: readonly CriterionDefinition[];
}

/** Missing one flags "overdue" and lapses nothing. */
export type SustainedDefinition = Omit<CriterionDefinition, 'kind' | 'continuing' | 'graceDays'>;

/** A published definition is never edited; a test locks its hash. */
export interface Definition {
  readonly id: string;
  readonly version: number;
  readonly title: Bilingual;
  /** The topology as xstate reads it: JSON. */
  readonly machine: object;
  readonly steps: readonly StepDefinition[];
  readonly sustained: readonly SustainedDefinition[];
}

/** How an entry names the definition it was judged under. */
export interface DefinitionRef {
  readonly id: string;
  readonly version: number;
  readonly hash: string;
}
