import { text } from '@app/contracts';
import type { CriterionDefinition, CriterionKind, SustainedDefinition } from './types.js';

type Optional = 'origin' | 'parameters' | 'continuing' | 'graceDays';
type Rest = Omit<CriterionDefinition, 'id' | 'kind' | 'statement' | Optional> &
  Partial<Pick<CriterionDefinition, Optional>>;

const ofKind =
  (kind: CriterionKind) =>
  (id: string, en: string, indonesian: string, rest: Rest): CriterionDefinition => ({
    id,
    kind,
    continuing: false,
    origin: 'source',
    parameters: {},
    graceDays: 0,
    ...rest,
    statement: text(indonesian, en),
  });

/** A row that blocks completion ("harus", "perlu"). Origin is the source unless said otherwise. */
export const hard = ofKind('hard');
/** A row that blocks unless waived ("sebaiknya"). */
export const soft = ofKind('soft');
/** A row that never blocks ("dapat"). */
export const note = ofKind('note');

type SustainedRest = Omit<SustainedDefinition, 'id' | 'statement' | 'origin' | 'parameters'> &
  Partial<Pick<SustainedDefinition, 'origin' | 'parameters'>>;

/** A row of the sustained duties: missing it is overdue and lapses nothing. */
export function duty(id: string, en: string, indonesian: string, rest: SustainedRest): SustainedDefinition {
  return { id, origin: 'source', parameters: {}, ...rest, statement: text(indonesian, en) };
}

/** Days for which a vacated seat may stay empty before its step lapses (E: decision 9). */
export const SEAT_GRACE_DAYS = 30;
