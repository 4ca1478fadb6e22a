import { linkages, type Linkage } from '@app/contracts';
import type { WaveNominations } from '../../input.js';

export interface NetworkNode {
  /** A respondent's code, or another body's name as given. */
  readonly key: string;
  readonly respondent: boolean;
}

/** One node named another at one linkage. */
export interface NamedLink {
  readonly from: string;
  readonly to: string;
  readonly linkage: Linkage;
  readonly reciprocated: boolean;
}

/** Who named whom, each once; in the order of the codes. */
export interface Network {
  readonly nodes: readonly NetworkNode[];
  readonly links: readonly NamedLink[];
}

/** What the one named would say of the namer: who is before me in the chain has me after him. */
const COUNTER: Readonly<Record<Linkage, Linkage>> = {
  peer: 'peer',
  backward: 'forward',
  forward: 'backward',
  supporting: 'supporting',
};

/** By code unit: the same everywhere, whatever the language of the machine. */
export const byKey = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Finds who is meant by a name: the respondent with that code, also when it is written in other letter cases and no
 * other respondent's code could be meant; else a body of that name, as given.
 */
export function nodeFinder(respondents: readonly string[]): (name: string) => string {
  const exact = new Set(respondents);
  const folded = new Map<string, string | null>();
  for (const code of exact) folded.set(code.toLowerCase(), folded.has(code.toLowerCase()) ? null : code);
  return (name) => {
    const trimmed = name.trim();
    return exact.has(trimmed) ? trimmed : (folded.get(trimmed.toLowerCase()) ?? trimmed);
  };
}

/**
 * Builds the cooperation network of a wave from its named linkages (E). Naming oneself is no tie, and naming somebody
 * twice at one linkage is one.
 */
export function networkOf({ respondents, nominations }: WaveNominations): Network {
  const find = nodeFinder(respondents);
  const named = new Map<string, Omit<NamedLink, 'reciprocated'>>();
  const keyOf = (from: string, to: string, linkage: Linkage): string => JSON.stringify([from, to, linkage]);
  for (const { from, to, linkage } of nominations) {
    const link = { from: find(from), to: find(to), linkage };
    if (link.from !== link.to) named.set(keyOf(link.from, link.to, linkage), link);
  }
  const links = [...named.values()]
    .map((link) => ({ ...link, reciprocated: named.has(keyOf(link.to, link.from, COUNTER[link.linkage])) }))
    .sort(inOrder);
  const answered = new Set(respondents);
  const keys = new Set([...answered, ...links.flatMap(({ from, to }) => [from, to])]);
  const nodes = [...keys].sort(byKey).map((key) => ({ key, respondent: answered.has(key) }));
  return { nodes, links };
}

const inOrder = (a: NamedLink, b: NamedLink): number =>
  byKey(a.from, b.from) ||
  byKey(a.to, b.to) ||
  linkages.codes.indexOf(a.linkage) - linkages.codes.indexOf(b.linkage);
