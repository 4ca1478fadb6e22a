import { enterClaim, ID } from '@app/contracts';
import { replayTwice } from '../../../eventsourcing/src/testing/projection-memory.js';
import { LogBuilder } from '../testing/log-builder.js';
import { claimsProjection } from './claims.projection.js';

const { report } = enterClaim.example;
const revised = { ...report, title: 'Laporan kerja sama, edisi kedua' };

function history() {
  const log = new LogBuilder();
  const add = (type: string, data: object, stream: string = ID.claim) =>
    log.add('claim', stream, [{ type, data }]).position;
  const entered = add('ClaimEntered', { region: '33.10', report });
  const published = add('ClaimPublished', {});
  const again = add('ClaimRevised', { report: revised, reason: 'Judul' });
  add('ClaimEntered', { report }, ID.cluster);
  const withdrawn = add('ClaimWithdrawn', { reason: 'Dua kali' });
  return { log, entered, published, again, withdrawn };
}

const at = async (position: number) => {
  const { log } = history();
  const tables = await replayTwice(claimsProjection, log.entries, { log: log.entries });
  return tables.asOf('claim_entry', position);
};

describe('claims projection', () => {
  const { entered, published, again, withdrawn } = history();

  it.each([
    [entered, { title: report.title, status: 'draft' }],
    [published, { title: report.title, status: 'published' }],
    [again, { title: revised.title, status: 'published' }],
    [withdrawn, { title: revised.title, status: 'withdrawn' }],
  ])('has the report as it stood at position %i', async (position, expected) => {
    const own = (await at(position)).find(({ claim }) => claim === ID.claim);
    expect(own).toEqual({ claim: ID.claim, region: '33.10', source: report.source, entered, ...expected });
  });

  it('has no region for a report about the whole country', async () => {
    expect((await at(withdrawn)).find(({ claim }) => claim === ID.cluster)).toMatchObject({ region: null });
  });
});
