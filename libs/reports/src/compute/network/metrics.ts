import graphology from 'graphology';
import { betweenness } from 'graphology-metrics/centrality/index.js';
import type { Ratio } from '@app/programme';
import { fromFloat } from '../core/fractions.js';
import { byKey, type Network } from './network.js';

/** What a node's place in the network is. */
export interface NodeMetrics {
  readonly key: string;
  readonly respondent: boolean;
  /** Nodes tied with it, whoever named whom. */
  readonly degree: number;
  /** Nodes that named it. */
  readonly named: number;
  /** Nodes that it named. */
  readonly names: number;
  /** Of 0 to 1, directions ignored. */
  readonly betweenness: Ratio;
  /** From 1, the largest first. */
  readonly component: number;
}

/** Sizes of the parts that hang together. */
export interface Reach {
  readonly components: number;
  readonly largest: number;
  /** Pairs of nodes that are connected. */
  readonly pairs: number;
}

type Ties = ReadonlyMap<string, ReadonlySet<string>>;

/** @returns each node's neighbours, directions ignored */
export function tiesOf({ nodes, links }: Network): Ties {
  const ties = new Map(nodes.map(({ key }) => [key, new Set<string>()]));
  for (const { from, to } of links) {
    ties.get(from)?.add(to);
    ties.get(to)?.add(from);
  }
  return ties;
}

/** @returns the connected parts, largest first, then by their first code; without one node when it is given */
export function componentsOf(ties: Ties, without?: string): string[][] {
  const seen = new Set(without === undefined ? [] : [without]);
  const parts: string[][] = [];
  for (const start of ties.keys()) {
    if (seen.has(start)) continue;
    seen.add(start);
    const part = [start];
    for (const key of part) {
      for (const next of ties.get(key) ?? []) {
        if (seen.has(next)) continue;
        seen.add(next);
        part.push(next);
      }
    }
    parts.push(part.sort(byKey));
  }
  return parts.sort((a, b) => b.length - a.length || byKey(a[0]!, b[0]!));
}

const pairsOf = (size: number): number => (size * (size - 1)) / 2;

/** @returns how far the nodes reach each other, a node left out when it is given */
export function reachOf(ties: Ties, without?: string): Reach {
  const sizes = componentsOf(ties, without).map((part) => part.length);
  const pairs = sizes.reduce((sum, size) => sum + pairsOf(size), 0);
  return { components: sizes.length, largest: sizes[0] ?? 0, pairs };
}

/**
 * Freeman's betweenness after Brandes 2001, normalised. Nodes go in by code, so that its sums are always the same, and
 * as numbers, for a body may be called `__proto__`.
 */
function betweennessOf({ nodes }: Network, ties: Ties): ReadonlyMap<string, number> {
  // The library refuses a graph without nodes.
  if (nodes.length === 0) return new Map();
  const graph = new graphology.UndirectedGraph();
  const indexes = new Map(nodes.map(({ key }, index) => [key, index]));
  for (const index of indexes.values()) graph.addNode(index);
  for (const [key, index] of indexes) {
    const others = [...(ties.get(key) ?? [])].map((other) => indexes.get(other) ?? index);
    for (const other of others.sort((a, b) => a - b)) if (index < other) graph.addEdge(index, other);
  }
  const values = betweenness(graph, { getEdgeWeight: null, normalized: true });
  return new Map([...indexes].map(([key, index]) => [key, values[index] ?? 0]));
}

/** @returns the metrics of every node, highest betweenness first, ties by code */
export function metricsOf(network: Network): NodeMetrics[] {
  const ties = tiesOf(network);
  const between = betweennessOf(network, ties);
  const component = new Map<string, number>();
  componentsOf(ties).forEach((part, index) => part.forEach((key) => component.set(key, index + 1)));
  const out = new Map<string, Set<string>>();
  const into = new Map<string, Set<string>>();
  for (const { from, to } of network.links) {
    out.set(from, (out.get(from) ?? new Set()).add(to));
    into.set(to, (into.get(to) ?? new Set()).add(from));
  }
  const metrics = network.nodes.map(({ key, respondent }) => ({
    key,
    respondent,
    degree: ties.get(key)?.size ?? 0,
    named: into.get(key)?.size ?? 0,
    names: out.get(key)?.size ?? 0,
    betweenness: fromFloat(between.get(key) ?? 0),
    component: component.get(key) ?? 0,
  }));
  return metrics.sort((a, b) => b.betweenness.compare(a.betweenness) || byKey(a.key, b.key));
}

/** The most pairs that `nodes` nodes can be. */
export const allPairs = pairsOf;
