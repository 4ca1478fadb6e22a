import fs from 'node:fs';
import path from 'node:path';
import { fold } from '../../../dist/libs/eventsourcing/src/index.js';
import {
  agreementDecider,
  clusterDecider,
  cycleDecider,
  forumDecider,
} from '../../../dist/libs/programme/src/index.js';

const HISTORIES = path.resolve(import.meta.dirname, '../../histories/seven-steps-v1');
const PAGE = 500;
const deciders = {
  forum: forumDecider,
  cluster: clusterDecider,
  agreement: agreementDecider,
  cycle: cycleDecider,
};

/** @returns the streams of the golden histories, each with the decider that folds it */
export function goldenStreams() {
  const streams = [];
  for (const name of fs.readdirSync(HISTORIES).filter((file) => file.endsWith('.json'))) {
    const { category, entries } = JSON.parse(fs.readFileSync(path.join(HISTORIES, name), 'utf8'));
    if (deciders[category] !== undefined) streams.push({ decider: deciders[category], entries });
  }
  if (streams.length === 0) throw new Error('there are no golden histories to fold');
  return streams;
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
