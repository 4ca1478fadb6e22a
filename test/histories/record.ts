/**
 * Records the histories that are not there yet, from a run of today's deciders; one that is there stays as it is.
 * A new story is added to ./stories, then: node --import ./test/support/ts-loader.mjs test/histories/record.ts
 */
import { asJson, deciderOf, type History, sevenStepsV1, stateOf } from './history.js';
import { stories, type Story } from './stories/index.js';

/** @returns the history of a story's stream, played now */
function recorded({ name, stream, play }: Story): History {
  const entries = play()
    .entries(stream)
    .map(({ id: _, ...entry }) => asJson(entry));
  const { category } = deciderOf(entries[0]!.category);
  return { category, name, entries, state: stateOf(category, entries) };
}

const known = new Set(sevenStepsV1.names());
for (const story of stories) {
  if (known.has(story.name)) {
    console.log(`kept      ${story.name}`);
  } else {
    sevenStepsV1.add(recorded(story));
    console.log(`recorded  ${story.name}`);
  }
}
