import { hash, verify } from '@node-rs/argon2';

/** Thrown when more passwords wait to be checked than the server will let wait. */
export class PasswordQueueFullError extends Error {
  constructor() {
    super('too many passwords are waiting to be checked');
    this.name = 'PasswordQueueFullError';
  }
}

/** OWASP's second choice for argon2id: 19 MiB, two passes, one lane. About 30 ms on the machines we know. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/**
 * Hashes and checks passwords, few at a time: each takes a core and 19 MiB, and whoever is not signed in yet
 * must not be able to take them all.
 */
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  constructor(
    private readonly parallel = 2,
    private readonly longest = 32,
  ) {}

  /** @returns an argon2id hash in PHC string form, with a salt of its own */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hash(normalise(password), COST));
  }

  /**
   * @param stored null when there is nobody to compare with; the work is then done on a decoy, so that the answer
   *   takes as long
   * @returns whether this is the password
   * @throws PasswordQueueFullError
   */
  async matches(stored: string | null, password: string): Promise<boolean> {
    this.decoy ??= hash('decoy', COST);
    const against = stored ?? (await this.decoy);
    const same = await this.inTurn(() => verify(against, normalise(password)));
    return same && stored !== null;
  }

  private async inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.running >= this.parallel) {
      if (this.waiting.length >= this.longest) throw new PasswordQueueFullError();
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    } else {
      this.running += 1;
    }
    try {
      return await work();
    } finally {
      // The place is handed on, not given back: nobody slips in between.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }
}

/** The same password typed on another keyboard may arrive composed otherwise. */
const normalise = (password: string): string => password.normalize('NFC');
