import { foldRate, followRate, visibleMs, writtenStreams } from '../measures/reading.mjs';
import { load } from './load.mjs';

export const IN_FLIGHT = [1, 8, 32];

/** Rotates the order, so that no contender always runs after the same one. */
const rotated = (list, by) => [...list.slice(by % list.length), ...list.slice(0, by % list.length)];

/**
 * All contenders in one run, slice by slice, so that what disturbs the machine disturbs them alike.
 *
 * @param {{ slices: number, ms: number }} size slices, and milliseconds of each contender at each load in a slice
 * @returns samples by `measure` name: appends as `{contender}@{inFlight}`, each with perSecond and latencyMs
 */
export async function runSlices({ ours, raw, emmett }, { slices, ms }, onSlice) {
  const samples = {};
  const keep = (name, value) => (samples[name] ??= []).push(value);
  const contenders = [
    { name: 'raw', run: (n) => load(() => raw.appended(), n, ms) },
    { name: 'append', run: (n) => load(() => ours.appended(), n, ms) },
    { name: 'command', run: (n) => withReaders(ours, () => load(() => ours.handled(), n, ms)) },
    { name: 'emmett', run: (n) => load(() => emmett.appended(), n, ms) },
  ];
  for (let slice = 0; slice < slices; slice++) {
    for (const inFlight of IN_FLIGHT) {
      for (const { name, run } of rotated(contenders, slice))
        keep(`${name}@${inFlight}`, await run(inFlight));
    }
    keep('fold', foldRate(await writtenStreams(ours), ms));
    keep('visible', await withReaders(ours, () => visibleMs(ours, 20)));
    keep('follow', await followRate(ours.store, ms));
    onSlice(slice + 1);
  }
  return samples;
}

async function withReaders(ours, run) {
  await ours.startReaders();
  try {
    return await run();
  } finally {
    await ours.stopReaders();
  }
}
