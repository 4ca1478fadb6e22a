import { fold } from '../../../dist/libs/eventsourcing/src/index.js';
import { personDecider } from '../../../dist/libs/programme/src/index.js';

const PAGE = 500;

/** @returns some of the streams that the commands of the run have written, read once */
export async function writtenStreams({ store, people }) {
  const read = people.slice(0, 200).map((stream) => store.readStream(stream));
  return (await Promise.all(read)).map((entries) => ({ decider: personDecider, entries }));
}

/** @returns entries folded a second, over and over for `ms` milliseconds */
export function foldRate(streams, ms) {
  const begin = performance.now();
  let folded = 0;
  while (performance.now() - begin < ms) {
    for (const { decider, entries } of streams) {
      fold(decider, entries);
      folded += entries.length;
    }
  }
  return folded / ((performance.now() - begin) / 1000);
}

/** @returns entries a second, read in order, decrypted and upcast, for `ms` milliseconds from `position` on */
export async function followRate(store, ms) {
  const begin = performance.now();
  let position = 0;
  let read = 0;
  while (performance.now() - begin < ms) {
    const page = await store.readAll(position, PAGE);
    read += page.length;
    position = page.length === PAGE ? position + PAGE : 0;
  }
  return read / ((performance.now() - begin) / 1000);
}

/** @returns milliseconds from giving a command to its entry being sealed and projected: median of `times` */
export async function visibleMs(ours, times) {
  const waits = [];
  for (let i = 0; i < times; i++) {
    const begin = performance.now();
    const { receipt } = await ours.handled();
    const seen = await ours.visible(receipt);
    if (!seen.ok) throw new Error(`not visible: ${JSON.stringify(seen)}`);
    waits.push(performance.now() - begin);
  }
  return waits.sort((a, b) => a - b)[waits.length >> 1];
}
