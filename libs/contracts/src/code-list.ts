import { z } from 'zod';
import type { Bilingual } from './bilingual.js';

/** A closed list of codes with a label in both languages. Codes are add-only: the log holds them. */
export interface CodeList<K extends string> {
  readonly codes: readonly K[];
  readonly labels: Readonly<Record<K, Bilingual>>;
  readonly schema: z.ZodEnum<{ [P in K]: P }>;
}

/** @param labels every code with its label, in the order in which they are shown */
export function list<K extends string>(labels: Record<K, Bilingual>): CodeList<K> {
  const codes = Object.keys(labels) as K[];
  return { codes, labels, schema: z.enum(codes) as unknown as z.ZodEnum<{ [P in K]: P }> };
}
