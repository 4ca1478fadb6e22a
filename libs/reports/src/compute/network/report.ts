import type { Linkage, Report, ReportNetwork, ReportNote, ReportTable } from '@app/contracts';
import { text } from '@app/contracts';
import type { ReportMoment, WaveNominations } from '../../input.js';
import { locationLabel } from '../core/lines.js';
import { reportOf } from '../core/report.js';
import { metricsOf, type NodeMetrics } from './metrics.js';
import { networkOf, nodeFinder } from './network.js';
import { linkagesTable, nodesTable, summaryTable, withoutTable, type Drawn } from './tables.js';

export interface NetworkOptions {
  /** The node to leave out: a respondent's code or a body's name. The three of highest betweenness otherwise. */
  readonly without?: string;
}

/** How many brokers are looked at when none is asked for (E). */
const BROKERS = 3;

function drawn(nominations: WaveNominations, all: readonly WaveNominations[]): Drawn {
  const network = networkOf(nominations);
  const place = locationLabel(
    nominations.wave,
    all.map(({ wave }) => wave),
  );
  return { wave: nominations.wave, place, network, metrics: metricsOf(network) };
}

/** Who holds the network together, or the one that is asked about; undefined when this network does not have it. */
function leftOut(
  { metrics }: Drawn,
  { respondents }: WaveNominations,
  without: string | undefined,
): NodeMetrics[] | undefined {
  if (without === undefined) {
    return metrics.filter(({ betweenness }) => betweenness.sign > 0).slice(0, BROKERS);
  }
  const key = nodeFinder(respondents)(without);
  const node = metrics.find((one) => one.key === key);
  return node && [node];
}

/** One edge per pair that named and was named, whatever the linkages. */
function drawingOf({ wave, network, metrics }: Drawn): ReportNetwork {
  const component = new Map(metrics.map((node) => [node.key, node.component]));
  const edges = new Map<string, { from: string; to: string; linkages: Linkage[]; reciprocated: boolean }>();
  for (const { from, to, linkage, reciprocated } of network.links) {
    const key = JSON.stringify([from, to]);
    const edge = edges.get(key) ?? { from, to, linkages: [], reciprocated: false };
    edge.linkages.push(linkage);
    edge.reciprocated ||= reciprocated;
    edges.set(key, edge);
  }
  const nodes = network.nodes.map((node) => ({ ...node, component: component.get(node.key) ?? 1 }));
  return { survey: wave.survey, nodes, edges: [...edges.values()] };
}

const unknownNode = (without: string): ReportNote => ({
  code: 'unknown-node',
  text: text(
    `Tidak ada simpul “${without}” dalam jejaring ini.`,
    `There is no node “${without}” in this network.`,
  ),
});

/**
 * The cooperation network of each wave from its named linkages (E; the chapter did not ask for names): nodes with
 * degree, in- and out-degree, betweenness and component, namings by linkage and whether they were returned, and what
 * becomes of components and reach without a broker.
 * @param nominations in the order of the tables
 */
export function networkReport(
  nominations: readonly WaveNominations[],
  moment: ReportMoment,
  { without }: NetworkOptions = {},
): Report {
  const all = nominations.map((one) => ({ one, drawn: drawn(one, nominations) }));
  let found = without === undefined;
  const tables = all.flatMap(({ one, drawn: own }): ReportTable[] => {
    const nodes = leftOut(own, one, without);
    found ||= nodes !== undefined;
    const asked = nodes === undefined ? [] : [withoutTable(own, nodes)];
    return [linkagesTable(own), nodesTable(own), ...asked];
  });
  const report = reportOf(
    'network',
    text('Jejaring kerja sama', 'Cooperation network'),
    nominations,
    moment,
    [summaryTable(all.map((one) => one.drawn)), ...tables],
    found || without === undefined ? [] : [unknownNode(without)],
  );
  return { ...report, networks: all.map((one) => drawingOf(one.drawn)) };
}
