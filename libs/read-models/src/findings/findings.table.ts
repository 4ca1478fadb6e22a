import type { TableSpec } from '@app/eventsourcing';

/**
 * Surveys as reports need them. A histogram of an item (how many chose which code) is all that means, shares,
 * minima and maxima rest on, so a report reads a handful of rows however many respondents there are.
 */
export const findingsTables: readonly TableSpec[] = [
  {
    name: 'survey_entry',
    ranged: true,
    key: { survey: 'uuid not null' },
    columns: {
      cluster: 'uuid not null',
      region: 'text not null',
      /** How tables name the place. */
      location: 'text not null',
      instrument: 'text not null',
      instrument_version: 'int not null',
      instrument_hash: 'text not null',
      method: 'text not null',
      period_from: 'date not null',
      period_until: 'date not null',
      /** N as last corrected. */
      population: 'int not null',
      /** `open`, `closed` or `withdrawn`. */
      status: 'text not null',
      closed_on: 'date',
      /** Position of the closing. */
      closed_at: 'bigint',
      synthetic: 'boolean not null',
      /** Position of the first entry: a stable order of arrival. */
      enrolled: 'bigint not null',
    },
    indexes: [['cluster'], ['region']],
  },
  {
    /** What moves with every answer, apart from what hardly ever does. */
    name: 'survey_tally',
    ranged: true,
    key: { survey: 'uuid not null' },
    columns: {
      respondents: 'int not null',
      /** Answers, corrections and withdrawals after the closing. */
      late_entries: 'int not null',
      late_since: 'bigint',
    },
  },
  {
    name: 'answer_count',
    ranged: true,
    /** `kind`: `code`, or `missing` when the code is a reason for no answer. */
    key: { survey: 'uuid not null', item: 'text not null', kind: 'text not null', code: 'text not null' },
    columns: { n: 'int not null' },
  },
  {
    /** The cells that a wave ever had: reads walk these instead of every range of every cell. */
    name: 'answer_cell',
    ranged: false,
    key: { survey: 'uuid not null', item: 'text not null', kind: 'text not null', code: 'text not null' },
    columns: { since: 'bigint not null' },
  },
  {
    /** One respondent's answers as they read; a withdrawn response has no row. */
    name: 'response_entry',
    ranged: true,
    key: { response: 'uuid not null' },
    columns: {
      survey: 'uuid not null',
      /** A pseudonym; names are personal and stand in the log alone. */
      respondent: 'text not null',
      answered_on: 'date not null',
      answers: 'jsonb not null',
      /** The import that it came with: it counts once that is committed. */
      import: 'uuid',
      row: 'int',
      /** Recorded or corrected after the wave was closed. */
      late: 'boolean not null',
      corrections: 'int not null',
    },
    indexes: [['survey', 'respondent'], ['import']],
  },
  {
    name: 'import_entry',
    ranged: true,
    key: { import: 'uuid not null' },
    columns: {
      survey: 'uuid not null',
      file: 'text not null',
      format: 'text not null',
      bytes: 'bigint not null',
      rows: 'int not null',
      problems: 'int not null',
      /** `checked`, `started`, `committed` or `dropped`. */
      status: 'text not null',
      /** Whether its rows came to count after the wave was closed. */
      late: 'boolean not null',
      enrolled: 'bigint not null',
    },
    indexes: [['survey']],
  },
  {
    /** Rows of an import that is not committed: counted here, and nowhere else until then. */
    name: 'import_pending',
    ranged: false,
    key: { import: 'uuid not null' },
    columns: {
      respondents: 'int not null',
      /** `item|kind|code` → respondents */
      cells: 'jsonb not null',
    },
  },
];
