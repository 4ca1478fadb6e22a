import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { CriterionKind, Definition } from '@app/programme';
import { definitionHash, definitions } from '@app/programme';

/** What a definition says of a row: all that the projections leave out, because it never changes. */
export interface RowText {
  readonly statement: Bilingual;
  readonly kind: CriterionKind;
}

const byHash = new Map<string, ReadonlyMap<string, RowText>>();

function rowsOf(definition: Definition): ReadonlyMap<string, RowText> {
  const rows = definition.steps.flatMap(({ criteria }) => criteria);
  return new Map(rows.map(({ id, statement, kind }) => [id, { statement, kind }]));
}

/**
 * @param definition hash of a published definition
 * @throws Error when this program lacks it: a definition is never taken back
 */
export function criterionText(definition: string, criterion: string): RowText {
  if (byHash.size === 0) for (const each of definitions) byHash.set(definitionHash(each), rowsOf(each));
  const row = byHash.get(definition)?.get(criterion);
  if (row === undefined) throw new Error(`definition ${definition} has no criterion "${criterion}"`);
  return row;
}

/** @returns a duty's statement in the newest definition that has it; its id when none does */
export function dutyStatement(duty: string): Bilingual {
  const rows = definitions.flatMap(({ sustained }) => sustained);
  return rows.findLast(({ id }) => id === duty)?.statement ?? text(duty);
}
