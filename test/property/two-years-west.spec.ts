import { seeded } from './support/seed.js';
import { compareTwoYears } from './support/two-years/compared.js';

// Half of a programme of 500 clusters: the other half runs in a process of its own.
const CLUSTERS = 250;
const REGIONS = ['33.10', '33.18', '35.15', '32.04'];

test(
  seeded(
    `two years of ${CLUSTERS} clusters in WIB: every notice is one that a clerk finds who walks from day to day`,
  ),
  () => compareTwoYears(CLUSTERS, REGIONS),
  600_000,
);
