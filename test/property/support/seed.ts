/** The seed of every property, one for a whole run: `RUMPUN_PROPERTY_SEED=7 npm test -- test/property`. */
export const seed = numberFrom('RUMPUN_PROPERTY_SEED', 20_260_105);

/** How many times as many runs as usual; the tests' own numbers keep the folder under a minute. */
const effort = numberFrom('RUMPUN_PROPERTY_EFFORT', 1);

/** A property's parameters: its runs, on the common seed. */
export const runs = (numRuns: number) => ({ seed, numRuns: Math.ceil(numRuns * effort) });

/** For a test's title, so that the report of every run says how to repeat it. */
export const seeded = (title: string): string => `${title} (RUMPUN_PROPERTY_SEED=${seed})`;

/** @throws RangeError when the variable is set to something else than a number */
function numberFrom(name: string, usual: number): number {
  const value = Number(process.env[name] ?? usual);
  if (!Number.isFinite(value)) throw new RangeError(`${name} must be a number`);
  return value;
}
