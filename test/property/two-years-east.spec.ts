import { seeded } from './support/seed.js';
import { compareTwoYears } from './support/two-years/compared.js';

// Half of a programme of 500 clusters: the other half runs in a process of its own.
const CLUSTERS = 250;
const REGIONS = ['51.03', '73.71', '81.71', '91.71'];

test(
  seeded(
    `two years of ${CLUSTERS} clusters in WITA and WIT: every notice is one that a clerk finds who walks from day to day`,
  ),
  () => compareTwoYears(CLUSTERS, REGIONS),
  600_000,
);
