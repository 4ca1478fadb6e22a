import { administration } from './administration.js';
import { agreements } from './agreements.js';
import { claims } from './claims.js';
import { clusters } from './clusters.js';
import { forums } from './forums.js';
import { monitoring } from './monitoring.js';
import { open } from './open.js';
import { own } from './own.js';
import type { Table } from './row.js';
import { surveys } from './surveys.js';

/** Who may ask which route: written by hand, beside the rules and not out of them. */
export const permissions: Table = {
  ...forums,
  ...clusters,
  ...agreements,
  ...monitoring,
  ...surveys,
  ...claims,
  ...administration,
  ...own,
  ...open,
};
