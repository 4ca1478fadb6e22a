/** Files that go in and out, as Accept and Content-Type name them. */
export const MEDIA_TYPES = {
  json: 'application/json',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
} as const;

/** As Content-Type gives a CSV file whose first line names its columns (RFC 4180, 3). */
export const CSV_WITH_HEADER = `${MEDIA_TYPES.csv}; charset=utf-8; header=present`;
