import type { ProjectionWriter, Row, SealedEntry } from '@app/eventsourcing';
import type { SurveyEvent } from '@app/programme';
import { dayIn, zoneOf } from '@app/programme';
import { rowOf } from './rows.js';

/** A wave's own facts. */
export async function applyWave(
  event: SurveyEvent,
  entry: SealedEntry,
  write: ProjectionWriter,
): Promise<void> {
  const survey = entry.stream;
  if (event.type === 'WaveOpened') {
    await write.put('survey_entry', opened(event.data, entry));
    return write.put('survey_tally', { survey, respondents: 0, late_entries: 0, late_since: null });
  }
  const row = await rowOf(write, 'survey_entry', { survey });
  await write.put('survey_entry', { ...row, ...changed(event, entry, String(row.region)) });
}

function opened(data: Extract<SurveyEvent, { type: 'WaveOpened' }>['data'], entry: SealedEntry): Row {
  return {
    survey: entry.stream,
    cluster: data.cluster,
    region: data.region,
    location: data.location,
    instrument: data.instrument.key,
    instrument_version: data.instrument.version,
    instrument_hash: data.instrument.hash,
    method: data.method,
    period_from: data.period.from,
    period_until: data.period.until,
    population: data.population,
    status: 'open',
    closed_on: null,
    closed_at: null,
    synthetic: data.synthetic,
    enrolled: entry.position,
  };
}

function changed(
  event: Exclude<SurveyEvent, { type: 'WaveOpened' }>,
  entry: SealedEntry,
  region: string,
): Row {
  switch (event.type) {
    case 'PopulationCorrected':
      return { population: event.data.population };
    case 'WaveClosed':
      return {
        status: 'closed',
        closed_on: dayIn(zoneOf(region), entry.effectiveAt),
        closed_at: entry.position,
      };
    case 'WaveWithdrawn':
      return { status: 'withdrawn' };
  }
}
