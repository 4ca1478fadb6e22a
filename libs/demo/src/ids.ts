import { v5 as uuidv5 } from 'uuid';

/** Namespace of everything that the demo names. */
const NAMESPACE = '4e1d8c6a-93b7-5f02-a6d5-0c7b2e9f1834';

/** @returns an id that is the same in every load of the same demo */
export const demoId = (...parts: readonly (string | number)[]): string => uuidv5(parts.join('|'), NAMESPACE);
