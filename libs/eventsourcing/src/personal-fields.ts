import type { Personal, PersonalCiphertext } from './personal.js';

/** A value at a declared place of an event's data. */
export interface PersonalField {
  /** The place with array indices in it: `signatories.0.name`. */
  readonly path: string;
  readonly value: unknown;
}

/** Whether a value has the form of a personal value, readable or erased. */
export function isPersonal(value: unknown): value is Personal {
  if (typeof value !== 'object' || value === null || Object.keys(value).length !== 2) return false;
  const { subject, value: text, erased } = value as { subject?: unknown; value?: unknown; erased?: unknown };
  return typeof subject === 'string' && (typeof text === 'string' || erased === true);
}

/** Whether an object has the form in which the log keeps a personal value. */
export function isCiphertext(value: object): value is PersonalCiphertext {
  return (value as Partial<PersonalCiphertext>).alg === 'A256GCM' && 'ciphertext' in value;
}

/**
 * Finds what stands at the declared places. A place that is absent or null is left out: the field is optional.
 *
 * @param data an event's data
 * @param declared paths as in `EventSpec.personal`; `*` stands for every item of an array
 */
export function personalFields(data: object, declared: readonly string[]): PersonalField[] {
  const fields: PersonalField[] = [];
  for (const path of declared) collect(data, path.split('.'), [], fields);
  return fields;
}

function collect(
  value: unknown,
  rest: readonly string[],
  path: readonly string[],
  fields: PersonalField[],
): void {
  if (value === undefined || value === null) return;
  const [step, ...after] = rest;
  if (step === undefined) {
    fields.push({ path: path.join('.'), value });
  } else if (step === '*') {
    if (!Array.isArray(value)) return;
    value.forEach((item, index) => collect(item, after, [...path, String(index)], fields));
  } else {
    collect((value as Record<string, unknown>)[step], after, [...path, step], fields);
  }
}

/**
 * Copies data with some of its objects replaced; what is not replaced is shared with the original.
 *
 * @param replace answers the replacement of an object at a path, or undefined to look inside it
 */
export function replaceObjects(
  data: unknown,
  replace: (value: object, path: string) => unknown,
  path = '',
): unknown {
  if (typeof data !== 'object' || data === null) return data;
  const replaced = replace(data, path);
  if (replaced !== undefined) return replaced;
  const inside = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`);
  if (Array.isArray(data)) return data.map((item, index) => replaceObjects(item, replace, inside(index)));
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(data)) copy[key] = replaceObjects(member, replace, inside(key));
  return copy;
}
