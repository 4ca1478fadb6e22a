import { definitionHash, definitions } from './registry.js';

/** Clusters are pinned to these hashes by their first fact: a changed hash means that a published definition was edited. */
const PUBLISHED: Readonly<Record<string, string>> = {
  'seven-steps v1': 'c669352e01cd2f395b4de707928272c968052c092faaf40593bd1543517c4a81',
};

describe('published definitions', () => {
  it('are never edited', () => {
    const hashes = Object.fromEntries(
      definitions.map((each) => [`${each.id} v${each.version}`, definitionHash(each)]),
    );
    expect(hashes).toEqual(PUBLISHED);
  });
});
