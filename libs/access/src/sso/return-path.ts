const LONGEST = 500;
/** Any host serves: what matters is whether the path leaves it. */
const BASE = 'https://rumpun.invalid';

/**
 * @param given where somebody wishes to go after signing in, from an address that anybody may have written
 * @returns a path with its query within this installation; `/` for anything that a browser would take elsewhere
 */
export function pathWithin(given: string | undefined): string {
  if (given === undefined || given.length > LONGEST || !/^\/[\x21-\x7e]*$/.test(given)) return '/';
  if (given.includes('\\') || given.startsWith('//') || !URL.canParse(given, BASE)) return '/';
  const { origin, pathname, search } = new URL(given, BASE);
  // `/.//host` becomes `//host` when the browser resolves it.
  return origin !== BASE || pathname.startsWith('//') ? '/' : `${pathname}${search}`;
}
