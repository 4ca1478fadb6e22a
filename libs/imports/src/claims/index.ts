export type { ReportNames } from './assemble.js';
export { comparisonCsv } from './comparison-csv.js';
export { CLAIM_COLUMNS, type ClaimColumn, claimColumns } from './columns.js';
export { KEPT_CLAIM_PROBLEMS } from './problems.js';
export { type ClaimFile, readClaimFile } from './read-claim.js';
export { claimTemplateCsv } from './template.js';
export { verdictCsv } from './verdict-csv.js';
export { claimCsv } from './write.js';
