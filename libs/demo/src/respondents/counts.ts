/**
 * What Tables 3 to 8 of chapter IV count, as far as respondents can have answered so. Where the chapter prints a
 * rounded mean alone, the sums here are ours: such that Table 8's averages hold weighted by n and unweighted.
 */

/** yes, no, and the modes of those who said yes: passive, active, proactive. */
export interface LinkageCounts {
  readonly yes: number;
  readonly no: number;
  /** Absent for supporting institutions, of which the mode is not asked (Table 7). */
  readonly modes?: readonly [passive: number, active: number, proactive: number];
}

export interface PlaceCounts {
  /** Begins the codes of its respondents: `CPR-01`. */
  readonly prefix: string;
  readonly location: string;
  /** Firms interviewed: Table 4's total. */
  readonly interviewed: number;
  /** Firms that answered any of Tables 4 to 7: in Tegal more than were interviewed. */
  readonly cooperation: number;
  readonly linkages: Readonly<Record<'peer' | 'backward' | 'forward' | 'supporting', LinkageCounts>>;
  /** Table 3: mean, minimum, maximum of the six indicators. */
  readonly dynamics: Readonly<Record<DynamicsItem, readonly [mean: number, min: number, max: number]>>;
  /** Table 8: how many answered and what their answers sum to. */
  readonly problems: Readonly<Record<ProblemItem, readonly [n: number, sum: number]>>;
}

export type DynamicsItem = 'product' | 'technology' | 'market' | 'skills' | 'trust' | 'information';
export type ProblemItem = 'raw-material' | 'auxiliary-material' | 'production' | 'marketing';

const even = [3, 3, 3] as const;

const ceper: PlaceCounts = {
  prefix: 'CPR',
  location: 'Ceper',
  interviewed: 12,
  cooperation: 12,
  linkages: {
    peer: { yes: 4, no: 8, modes: [2, 2, 0] },
    backward: { yes: 4, no: 2, modes: [2, 2, 0] },
    forward: { yes: 4, no: 2, modes: [2, 2, 0] },
    supporting: { yes: 4, no: 0 },
  },
  dynamics: {
    ...{ product: even, technology: even, market: even, skills: [2, 1, 3], trust: even },
    // The maximum is not printed; with all six minima of the row at 3 but one, the plainest reading.
    information: even,
  },
  problems: {
    'raw-material': [12, 36],
    'auxiliary-material': [12, 28],
    // Half a point below 3, or Table 8's 2.8 cannot be the average of 3, 4 and 3.
    production: [12, 30],
    marketing: [12, 29],
  },
};

const pati: PlaceCounts = {
  prefix: 'PTI',
  location: 'Pati',
  interviewed: 17,
  cooperation: 17,
  linkages: {
    peer: { yes: 13, no: 4, modes: [5, 5, 3] },
    backward: { yes: 13, no: 0, modes: [9, 4, 0] },
    forward: { yes: 13, no: 2, modes: [7, 6, 0] },
    supporting: { yes: 11, no: 3 },
  },
  dynamics: {
    ...{ product: [4, 1, 5], technology: [3, 1, 5], market: [2, 1, 5] },
    ...{ skills: [2, 1, 5], trust: [3, 1, 5], information: [2, 1, 5] },
  },
  problems: {
    'raw-material': [17, 66],
    'auxiliary-material': [17, 51],
    production: [16, 56],
    marketing: [17, 52],
  },
};

const tegal: PlaceCounts = {
  prefix: 'TGL',
  location: 'Tegal',
  interviewed: 19,
  // Table 5 has 22 firms where Table 4 has 19: three are asked about what comes before them in the chain alone.
  cooperation: 22,
  linkages: {
    peer: { yes: 17, no: 2, modes: [7, 10, 0] },
    backward: { yes: 17, no: 5, modes: [6, 11, 0] },
    forward: { yes: 17, no: 2, modes: [13, 3, 1] },
    supporting: { yes: 9, no: 8 },
  },
  dynamics: {
    ...{ product: [3, 1, 5], technology: [2, 1, 3], market: [3, 1, 3] },
    ...{ skills: [2, 1, 3], trust: even, information: [4, 1, 5] },
  },
  problems: {
    'raw-material': [19, 57],
    'auxiliary-material': [19, 57],
    production: [18, 45],
    marketing: [19, 60],
  },
};

export const chapterPlaces = { ceper, pati, tegal } as const;
