import path from 'node:path';

/** What may be kept and shown of an error: never its message, which may quote the values it happened on. */
export interface Fault {
  /** SQLSTATE, an error's `code`, or its class. */
  readonly code: string;
  readonly message: string;
}

interface ErrorParts {
  readonly name?: string;
  readonly code?: unknown;
  readonly severity?: unknown;
  readonly table?: string;
  readonly column?: string;
  readonly constraint?: string;
  readonly safe?: unknown;
  readonly message?: string;
  readonly stack?: string;
}

const CONNECTION_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EADDRNOTAVAIL',
]);
// node-postgres gives these no code.
const CONNECTION_MESSAGES =
  /^(Connection terminated|Client has encountered a connection error|Client was closed|Cannot use a pool after|timeout e|Query read timeout)/i;
/** The store's own answers while the database is away or appends come too fast. */
const STORE_BUSY = new Set(['StoreUnavailableError', 'OverloadedError']);
/** SQLSTATE classes that the data brings about: data exception, integrity, program limit, raised by a function. */
const DATA_CLASSES = new Set(['22', '23', '54', 'P0']);

/**
 * Whether the same step may succeed later though neither code nor data change: a lost connection, a server that
 * restarts, a deadlock, missing privileges. Such an error never parks a stream.
 */
export function isTransient(error: unknown): boolean {
  const { name, code, severity, message } = parts(error);
  if (name !== undefined && STORE_BUSY.has(name)) return true;
  if (typeof code === 'string' && severity !== undefined) return !DATA_CLASSES.has(code.slice(0, 2));
  if (typeof code === 'string' && CONNECTION_CODES.has(code)) return true;
  return error instanceof Error && CONNECTION_MESSAGES.test(message ?? '');
}

/**
 * @param error anything thrown
 * @returns what may be stored and shown: for PostgreSQL's errors the place, for others the class and the line of
 *   code; the message only of errors that declare it safe (`safe = true`)
 */
export function describeFault(error: unknown): Fault {
  const { name, code, severity, table, column, constraint, safe, message, stack } = parts(error);
  if (typeof code === 'string' && severity !== undefined) {
    const place = [
      table && `table ${table}`,
      column && `column ${column}`,
      constraint && `constraint ${constraint}`,
    ];
    return { code, message: ['PostgreSQL refused', ...place.filter(Boolean)].join(', ') };
  }
  const kind = name ?? typeof error;
  const known = typeof code === 'string' && /^[\w.-]{1,64}$/.test(code) ? code : kind;
  if (safe === true && message) return { code: known, message };
  return { code: known, message: `${kind} at ${place(stack)}` };
}

/** The first line of a stack as file and line, without the folders of this machine. */
function place(stack: string | undefined): string {
  const frame = stack
    ?.split('\n')
    .find((line) => /^\s+at .*:\d+:\d+\)?$/.test(line) && !line.includes('node:'));
  const match = frame && /([^\s(]+):(\d+):\d+\)?$/.exec(frame);
  return match ? `${path.basename(match[1]!)}:${match[2]}` : 'an unknown place';
}

function parts(error: unknown): ErrorParts {
  return typeof error === 'object' && error !== null ? (error as ErrorParts) : {};
}
