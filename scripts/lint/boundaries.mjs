/**
 * What each library may import besides Node's own modules and its own files. `@app/x` is the library x. The
 * direction never turns: apps → libs, and no app imports another.
 */
export const LIBRARIES = {
  eventsourcing: [],
  ledger: [],
  contracts: ['zod'],
  // @noble/hashes and canonicalize are pure too: a definition's hash is part of the domain.
  programme: [
    '@app/eventsourcing',
    '@app/contracts',
    'xstate',
    'zod',
    'decimal.js',
    'uuid',
    '@noble/hashes',
    'canonicalize',
  ],
  // Working days, holidays, zones and quiet hours of a region.
  calendar: ['@app/contracts', '@app/programme', 'csv-parse', 'date-holidays'],
  application: ['@app/calendar', '@app/eventsourcing', '@app/programme', '@app/contracts', 'uuid', 'zod'],
  'event-store': ['@app/eventsourcing', '@app/ledger', 'pg', 'uuid'],
  'read-models': [
    '@app/eventsourcing',
    '@app/event-store',
    '@app/programme',
    '@app/contracts',
    '@app/workbook',
    'typeorm',
  ],
  access: [
    '@app/eventsourcing',
    '@app/event-store',
    '@app/contracts',
    '@app/programme',
    '@casl/ability',
    'openid-client',
    '@node-rs/argon2',
  ],
  // CSV and XLSX files whose bytes depend on their content alone.
  workbook: ['csv-stringify', 'exceljs', 'fflate'],
  // Tables, charts' numbers and files from counts: knows neither the log nor SQL.
  reports: [
    '@app/contracts',
    '@app/programme',
    '@app/workbook',
    'decimal.js',
    'graphology',
    'graphology-metrics',
    'exceljs',
    'fflate',
    'pdfmake',
  ],
  // Files of answers in and out: CSV, XLSX, XLSForm and ODK.
  imports: [
    '@app/contracts',
    '@app/programme',
    '@app/eventsourcing',
    '@app/workbook',
    'csv-parse',
    'csv-stringify',
    'exceljs',
    'fflate',
    'yauzl',
  ],
  // Work that takes long, and the encrypted files that it reads and writes.
  jobs: ['@app/contracts', '@app/event-store', 'pg'],
  // From read models to reports: which waves, at which moment, who may see which answers.
  findings: [
    '@app/access',
    '@app/contracts',
    '@app/eventsourcing',
    '@app/programme',
    '@app/read-models',
    '@app/reports',
    '@app/workbook',
  ],
  // Answers in and out as files: imports from upload to commit, exports.
  transfer: [
    '@app/application',
    '@app/contracts',
    '@app/event-store',
    '@app/eventsourcing',
    '@app/imports',
    '@app/jobs',
    '@app/programme',
    '@app/read-models',
    '@app/workbook',
    'pg',
    'uuid',
    'zod',
  ],
  // What is due, for whom, when and why: derived from the log, never stored as truth.
  obligations: ['@app/calendar', '@app/contracts', '@app/eventsourcing', '@app/programme'],
  // Ways out: e-mail, webhooks, gateways, calendar feeds. Knows neither the log nor a queue.
  channels: ['@app/contracts', 'ical-generator', 'ipaddr.js', 'nodemailer', 'standardwebhooks', 'zod'],
  // Wake-ups over PostgreSQL or Redis. The tables of others hold the truth.
  queue: ['@app/contracts', '@app/event-store', 'bullmq', 'ioredis', 'pg'],
  // What is due is told: the sweep that raises notices, and their way to the people they go to.
  reminders: [
    '@app/access',
    '@app/application',
    '@app/calendar',
    '@app/channels',
    '@app/contracts',
    '@app/event-store',
    '@app/eventsourcing',
    '@app/obligations',
    '@app/platform',
    '@app/programme',
    '@app/read-models',
    'pg',
    'uuid',
  ],
  platform: ['pg', 'pino', 'zod'],
  // A running installation into a folder, and back into an empty home.
  backup: ['@app/contracts', '@app/event-store', '@app/platform', 'pg', 'zod'],
  // Wires the other libraries together for the programs.
  composition: [
    '@app/application',
    '@app/access',
    '@app/contracts',
    '@app/event-store',
    '@app/eventsourcing',
    '@app/platform',
    '@app/programme',
    '@app/read-models',
    '@app/jobs',
    '@app/channels',
    '@app/queue',
    '@app/reminders',
    '@app/transfer',
    'pg',
    'typeorm',
    'uuid',
  ],
  // The HTTP edge: a library, for the API's own program and `rumpun up` both serve it.
  http: [
    '@app/access',
    '@app/application',
    '@app/calendar',
    '@app/contracts',
    '@app/event-store',
    '@app/eventsourcing',
    '@app/findings',
    '@app/imports',
    '@app/platform',
    '@app/programme',
    '@app/queue',
    '@app/read-models',
    '@app/reminders',
    '@app/imports',
    '@app/jobs',
    '@app/transfer',
    '@fastify/cookie',
    '@fastify/helmet',
    '@fastify/rate-limit',
    '@nestjs/common',
    '@nestjs/core',
    '@nestjs/platform-fastify',
    'fastify',
    'typeorm',
    'zod',
  ],
  // Speaks to the programme as a user does, through commands.
  demo: ['@app/application', '@app/contracts', '@app/eventsourcing', '@app/programme', 'uuid'],
};

/** Libraries that must not touch Node either: two run in a browser as well, and the domain is pure. */
export const PURE = ['ledger', 'contracts', 'programme'];

/** What specs of any library may import besides: test tools, and the machine's path generator. */
export const TEST_ONLY = [
  'fast-check',
  '@jest/globals',
  '@xstate/graph',
  '@nestjs/testing',
  'pg',
  'csv-parse',
  'smtp-server',
  'mailparser',
];
