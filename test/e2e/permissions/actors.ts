/** Roles of the programme, each asked from here and from elsewhere. */
export const ROLES = [
  'admin',
  'manager',
  'coordinator',
  'fpk-member',
  'fkak-rep',
  'lpt',
  'pke',
  'institution',
  'enumerator',
  'monitor',
  'auditor',
] as const;
export type AskingRole = (typeof ROLES)[number];

/** Everybody who asks. */
export const ACTORS = [
  ...ROLES.flatMap((role) => [`${role} here`, `${role} elsewhere`] as const),
  'national',
  'rival',
  'self',
  'stranger',
  'nobody',
] as const;
export type ActorName = (typeof ACTORS)[number];

/** @returns whom a row's words mean @throws Error for a word that means nobody */
export function named(words: string): ReadonlySet<ActorName> {
  return new Set(words.split(' ').filter(Boolean).flatMap(meant));
}

function meant(word: string): readonly ActorName[] {
  if (word === 'public') return ACTORS;
  if (word === 'everybody') return ACTORS.filter((actor) => actor !== 'nobody');
  if (word === 'national' || word === 'rival' || word === 'self' || word === 'nobody') return [word];
  const role = ROLES.find((each) => each === word.replace(/\*$/, ''));
  if (role === undefined) throw new Error(`the table speaks of ${word}, who is nobody`);
  const elsewhere: ActorName[] = word.endsWith('*') ? [`${role} elsewhere`] : [];
  // Another partner of the same cluster is from elsewhere as well.
  if (role === 'lpt' && elsewhere.length > 0) elsewhere.push('rival');
  return [`${role} here`, ...(role === 'admin' ? (['national'] as const) : []), ...elsewhere];
}

/** @returns the same people from where the others are: who is here is elsewhere to those */
export function swapped(actors: ReadonlySet<ActorName>): ReadonlySet<ActorName> {
  const other = (actor: ActorName) =>
    (actor.endsWith(' here') ? actor.replace(' here', ' elsewhere') : actor) as ActorName;
  return new Set([...actors].filter((actor) => !actor.endsWith(' elsewhere')).map(other));
}
