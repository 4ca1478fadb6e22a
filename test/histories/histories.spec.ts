import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fold } from '@app/eventsourcing';
import {
  agreementOwnEvents,
  bodyEvents,
  clusterOwnEvents,
  correctionEvents,
  cycleOwnEvents,
  definitionHash,
  forumOwnEvents,
  programmeEvents,
  sevenSteps,
} from '@app/programme';
import { asJson, deciderOf, Histories, type History, sevenStepsV1, stateOf } from './history.js';
import { stories } from './stories/index.js';

const names = sevenStepsV1.names();
/** The kinds of stream whose histories are kept. */
const CATEGORIES = ['forum', 'cluster', 'agreement', 'cycle'];
/** Every event type that they know. */
const TYPES: readonly string[] = [
  ...forumOwnEvents,
  ...clusterOwnEvents,
  ...agreementOwnEvents,
  ...cycleOwnEvents,
  ...bodyEvents,
  ...correctionEvents,
].map(({ type }) => type);

describe.each(names)('history %s', (name) => {
  const { category, entries, state, ...rest } = sevenStepsV1.read(name);

  it('folds to the state that it folded to when it was recorded', () => {
    expect(stateOf(category, entries)).toEqual(state);
  });

  it('folds to it from a kept state of any version', () => {
    const decider = deciderOf(category);
    for (let cut = 0; cut <= entries.length; cut++) {
      const kept = asJson(fold(decider, entries.slice(0, cut)));
      expect(asJson(fold(decider, entries.slice(cut), kept))).toEqual(state);
    }
  });

  it('holds events that today’s registry reads, raised to their newest schema', () => {
    for (const event of entries.flatMap(({ events }) => events)) {
      const { type, schema, data } = programmeEvents.upcast(event);
      expect(schema).toBe(programmeEvents.spec(type).schema);
      expect(programmeEvents.spec(type).parse(data)).toEqual(data);
    }
  });

  it('is one whole stream of its kind', () => {
    expect(rest).toEqual({ name });
    expect(entries.map(({ version }) => version)).toEqual(entries.map((_, index) => index + 1));
    expect(new Set(entries.map((entry) => `${entry.category} ${entry.stream}`)).size).toBe(1);
    expect(entries[0]!.category).toBe(category);
    const pinned = entries.flatMap(({ definition }) => (definition === null ? [] : [definition]));
    expect(new Set([...pinned, definitionHash(sevenSteps)]).size).toBe(1);
  });

  it('is as it was recorded, to the byte', () => {
    expect(sevenStepsV1.locked().get(name)).toBe(sevenStepsV1.digestOf(name));
  });
});

describe('the histories together', () => {
  it('are those that the lock names: none is missing, none stands beside it', () => {
    expect(names).toEqual([...sevenStepsV1.locked().keys()].sort());
    expect(names.length).toBeGreaterThanOrEqual(26);
  });

  it('hold a history of every story that there is a script for', () => {
    expect(stories.map(({ name }) => name).sort()).toEqual(names);
  });

  it('hold every event type that these kinds of stream know', () => {
    const all = names.map((name) => sevenStepsV1.read(name));
    const held = new Set(
      all.flatMap(({ entries }) => entries.flatMap(({ events }) => events.map(({ type }) => type))),
    );
    expect(TYPES.filter((type) => !held.has(type))).toEqual([]);
    expect(new Set(all.map(({ category }) => category))).toEqual(new Set(CATEGORIES));
  });
});

describe('adding a history', () => {
  let folder: string;
  beforeEach(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'rumpun-histories-'))));
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  const history: History = sevenStepsV1.read('forum-formed');

  it('writes it, locks it, and leaves it alone from then on', () => {
    const histories = new Histories(folder);
    histories.add(history);
    expect(histories.read('forum-formed')).toEqual(history);
    expect(histories.locked()).toEqual(new Map([['forum-formed', histories.digestOf('forum-formed')]]));
    expect(() => histories.add(history)).toThrow('locked already');
  });

  it('refuses a name whose file is there without a lock, or whose lock is there without a file', () => {
    const histories = new Histories(folder);
    fs.writeFileSync(histories.fileOf('forum-formed'), 'kept');
    expect(() => histories.add(history)).toThrow('EEXIST');
    expect(fs.readFileSync(histories.fileOf('forum-formed'), 'utf8')).toBe('kept');
    fs.rmSync(histories.fileOf('forum-formed'));
    fs.writeFileSync(histories.sums, `${'0'.repeat(64)}  forum-formed.json\n`);
    expect(() => histories.add(history)).toThrow('locked already');
  });
});
