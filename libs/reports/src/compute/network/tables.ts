import type { Bilingual, ReportRow, ReportTable, ReportWave } from '@app/contracts';
import { linkages, text } from '@app/contracts';
import { cell, countCell, percentCell, share, type Ground } from '../core/cell.js';
import type { Base } from '../core/counted.js';
import { categoryRow, cellsOf, type Cells } from '../core/lines.js';
import { note } from '../core/notes.js';
import { Ratio } from '@app/programme';
import { column } from '../core/report.js';
import { headed, inBoth } from '../core/texts.js';
import { allPairs, componentsOf, reachOf, tiesOf, type NodeMetrics } from './metrics.js';
import type { NamedLink, Network } from './network.js';

/** A wave's network with what its tables share. */
export interface Drawn {
  readonly wave: ReportWave;
  readonly place: Bilingual;
  readonly network: Network;
  readonly metrics: readonly NodeMetrics[];
}

const NODES: Base = { code: 'nodes', text: text('simpul jejaring', 'nodes of the network') };
const TO_RESPONDENTS: Base = {
  code: 'links-to-respondents',
  text: text('penyebutan kepada responden', 'namings of respondents'),
};
const PAIRS: Base = { code: 'pairs', text: text('pasangan simpul lain', 'pairs of other nodes') };
/** Betweenness is small in networks of any size: three decimals tell nodes apart. */
const INDEX_DECIMALS = 3;

/** Numbers of a network rest on all its respondents; no single list of answers is behind them. */
function groundOf({ wave, network }: Drawn): Ground {
  const n = network.nodes.filter(({ respondent }) => respondent).length;
  return { waves: [wave], item: null, n, base: { ...NODES, n: network.nodes.length } };
}

const titled = (id: string, en: string, { place }: Drawn): Bilingual =>
  text(`${id}: ${place.id}`, `${en}: ${place.en}`);

function summaryRow(drawn: Drawn): ReportRow {
  const { network, wave, place } = drawn;
  const ground = groundOf(drawn);
  const ties = tiesOf(network);
  const degrees = [...ties.values()].map(({ size }) => size);
  const reach = reachOf(ties);
  const count = (value: number) => countCell(value, ground);
  const cells: Cells = [
    ['respondents', count(ground.n)],
    ['bodies', count(network.nodes.length - ground.n)],
    ['ties', count(degrees.reduce((sum, degree) => sum + degree, 0) / 2)],
    ['components', count(reach.components)],
    ['largest', count(reach.largest)],
    ['isolated', count(degrees.filter((degree) => degree === 0).length)],
  ];
  return { key: wave.survey, label: place, kind: 'location', survey: wave.survey, cells: cellsOf(cells) };
}

/** One row per wave: how many nodes and ties, and in how many parts. */
export const summaryTable = (all: readonly Drawn[]): ReportTable => ({
  key: 'network-summary',
  number: null,
  title: text('Jejaring kerja sama', 'Cooperation network'),
  columns: [
    column('respondents', text('Responden', 'Respondents')),
    column('bodies', text('Pihak lain yang disebut', 'Other bodies named')),
    column('ties', text('Pasangan yang terhubung langsung', 'Pairs with a tie')),
    column('components', text('Bagian terpisah', 'Separate parts')),
    column('largest', text('Simpul di bagian terbesar', 'Nodes in the largest part')),
    column('isolated', text('Simpul tanpa hubungan', 'Nodes without a tie')),
  ],
  rows: all.map(summaryRow),
  notes: [note('partial-network')],
});

function linkageRow(drawn: Drawn, key: string, label: Bilingual, links: readonly NamedLink[]): ReportRow {
  const respondents = new Set(
    drawn.network.nodes.filter(({ respondent }) => respondent).map((node) => node.key),
  );
  const answerable = links.filter(({ to }) => respondents.has(to));
  const back = answerable.filter(({ reciprocated }) => reciprocated).length;
  const ground = groundOf(drawn);
  const base: Ground = { ...ground, n: answerable.length, base: TO_RESPONDENTS };
  const cells: Cells = [
    ['namings', countCell(links.length, ground)],
    ['to-respondents', countCell(answerable.length, ground)],
    ['reciprocated.count', countCell(back, base)],
    ['reciprocated.percent', percentCell(back, base)],
  ];
  const kind = key === 'total' ? 'total' : 'category';
  return { key, label, kind, survey: drawn.wave.survey, cells: cellsOf(cells) };
}

/** Namings by linkage, and how many of them were returned. */
export function linkagesTable(drawn: Drawn): ReportTable {
  const { links } = drawn.network;
  const reciprocated = text('Berbalas', 'Reciprocated');
  return {
    key: `network-linkages-${drawn.wave.survey}`,
    number: null,
    title: titled('Penyebutan menurut keterkaitan', 'Namings by linkage', drawn),
    columns: [
      column('namings', text('Penyebutan', 'Namings')),
      column('to-respondents', text('Kepada responden', 'Of respondents')),
      column('reciprocated.count', text('banyaknya', 'number'), reciprocated),
      column('reciprocated.percent', text('%'), reciprocated),
    ],
    rows: [
      ...linkages.codes.map((code) =>
        linkageRow(
          drawn,
          code,
          headed(linkages.labels[code]),
          links.filter(({ linkage }) => linkage === code),
        ),
      ),
      linkageRow(drawn, 'total', text('Semua keterkaitan', 'All linkages'), links),
    ],
    notes: [note('reciprocity'), note('rounding')],
  };
}

/** Respondents by their codes; other bodies as given, and said to be no respondents. */
const nodeLabel = ({ key, respondent }: NodeMetrics): Bilingual =>
  respondent
    ? text(key)
    : inBoth((language) => `${key} (${language === 'id' ? 'bukan responden' : 'no respondent'})`);

/** Every node with its degree, in- and out-degree, betweenness and part, highest betweenness first. */
export function nodesTable(drawn: Drawn): ReportTable {
  const ground = groundOf(drawn);
  return {
    key: `network-nodes-${drawn.wave.survey}`,
    number: null,
    title: titled('Simpul jejaring', 'Nodes of the network', drawn),
    columns: [
      column('degree', text('Hubungan (derajat)', 'Ties (degree)')),
      column('in-degree', text('Disebut oleh', 'Named by')),
      column('out-degree', text('Menyebut', 'Names')),
      column('betweenness', text('Keperantaraan', 'Betweenness')),
      column('component', text('Bagian', 'Part')),
    ],
    rows: drawn.metrics.map((node) =>
      categoryRow(
        node.key,
        nodeLabel(node),
        [
          ['degree', countCell(node.degree, ground)],
          ['in-degree', countCell(node.named, ground)],
          ['out-degree', countCell(node.names, ground)],
          ['betweenness', cell('index', node.betweenness, INDEX_DECIMALS, ground)],
          ['component', cell('index', Ratio.of(node.component), 0, ground)],
        ],
        drawn.wave.survey,
      ),
    ),
    notes: [note('betweenness'), note('rounding')],
  };
}

function withoutRow(drawn: Drawn, node: NodeMetrics): ReportRow {
  const ties = tiesOf(drawn.network);
  const own = componentsOf(ties).find((part) => part.includes(node.key))?.length ?? 1;
  const [before, after] = [reachOf(ties), reachOf(ties, node.key)];
  // Among the others, which its own part still joins while it is there.
  const joined = before.pairs - (own - 1);
  const pairs = allPairs(ties.size - 1);
  const ground = groundOf(drawn);
  const reach: Ground = { ...ground, base: { ...PAIRS, n: pairs } };
  return categoryRow(
    node.key,
    nodeLabel(node),
    [
      ['components.before', countCell(before.components, ground)],
      ['components.after', countCell(after.components, ground)],
      ['reach.before', cell('percent', share(joined, pairs), 1, reach)],
      ['reach.after', cell('percent', share(after.pairs, pairs), 1, reach)],
      ['lost', countCell(joined - after.pairs, reach)],
    ],
    drawn.wave.survey,
  );
}

/** What becomes of the network without a node: in how many parts it falls, and which pairs lose each other. */
export function withoutTable(drawn: Drawn, nodes: readonly NodeMetrics[]): ReportTable {
  const [parts, reach] = [text('Bagian terpisah', 'Separate parts'), text('Jangkauan (%)', 'Reach (%)')];
  const [before, after] = [text('dengan', 'with'), text('tanpa', 'without')];
  return {
    key: `network-without-${drawn.wave.survey}`,
    number: null,
    title: titled('Tanpa perantara ini', 'Without this broker', drawn),
    columns: [
      column('components.before', before, parts),
      column('components.after', after, parts),
      column('reach.before', before, reach),
      column('reach.after', after, reach),
      column('lost', text('Pasangan yang terputus', 'Pairs cut off')),
    ],
    rows: nodes.map((node) => withoutRow(drawn, node)),
    notes: [note('reach'), ...(nodes.length === 0 ? [note('no-broker')] : []), note('rounding')],
  };
}
