import { type DestinationStream, type Logger, pino } from 'pino';
import { compactText } from './logging-text.js';

export type { Logger };

export interface LoggingOptions {
  /** Which program speaks: `api`, `worker`, `cli`. */
  readonly service: string;
  readonly level: string;
  /** Compact text for a person instead of JSON lines. Default: whether standard output is a terminal. */
  readonly text?: boolean;
  /** Where the lines go; default standard output. */
  readonly destination?: DestinationStream;
}

const HIDDEN = '[hidden]';

/** Names of fields whose value never reaches a log, at any depth, whatever their case. */
const SENSITIVE = new Set(['authorization', 'cookie', 'set-cookie', 'password', 'name', 'login']);
const DEPTH = 8;

/**
 * Makes the program's logger: one JSON object a line, with `time` in UTC and `level` as a word. Fields called
 * authorization, cookie, set-cookie, password, name or login are hidden, and passwords inside addresses are cut
 * out; say `projection` or `job`, not `name`. Free text in a message is the caller's to keep clean.
 */
export function createLogger(options: LoggingOptions): Logger {
  const text = options.text ?? process.stdout.isTTY === true;
  const destination = options.destination ?? process.stdout;
  const logger = pino(
    {
      level: options.level,
      base: { service: options.service },
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }), log: hideFields },
      // hideFields has dealt with errors already; pino's own serializer would add their other fields again.
      serializers: { err: (error: unknown) => error },
      hooks: { streamWrite: withoutPasswords },
    },
    text ? compactText(destination) : destination,
  );
  return hidingChildren(logger);
}

/** pino's formatters do not see what a child logger is made with. Children inherit this method. */
function hidingChildren(logger: Logger): Logger {
  const child = logger.child;
  logger.child = function (this: Logger, bindings, options) {
    return child.call(this, hideFields(bindings), options) as never;
  };
  return logger;
}

/**
 * A logger for one request.
 * @param requestId put on every line
 */
export function requestLogger(logger: Logger, requestId: string): Logger {
  return logger.child({ requestId });
}

function hideFields(fields: Record<string, unknown>): Record<string, unknown> {
  return hide(fields, 0) as Record<string, unknown>;
}

function hide(value: unknown, depth: number): unknown {
  if (value === null || typeof value !== 'object') return value;
  if (depth >= DEPTH) return HIDDEN;
  if (Array.isArray(value)) return value.map((item) => hide(item, depth + 1));
  if (value instanceof Error) return hideError(value, depth);
  // Requests and sockets are the serializers' business; walking through them would copy half the process.
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      SENSITIVE.has(key.toLowerCase()) ? HIDDEN : hide(inner, depth + 1),
    ]),
  );
}

/** Only these parts of an error: PostgreSQL's `detail` quotes the row, and libraries hang requests on theirs. */
function hideError(error: Error, depth: number): Record<string, unknown> {
  const { code, cause } = error as Error & { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(code === undefined ? {} : { code }),
    stack: error.stack,
    ...(cause === undefined ? {} : { cause: hide(cause, depth + 1) }),
  };
}

function isPlain(value: object): boolean {
  const prototype = Object.getPrototypeOf(value) as object | null;
  return prototype === null || prototype === Object.prototype;
}

/** Runs over whole lines, so that an address inside a message or a stack is cut too. */
function withoutPasswords(line: string): string {
  return line.replace(/(\b[a-z][a-z0-9+.-]*:\/\/[^\s/:@"]*):[^\s/@"]+@/gi, `$1:${HIDDEN}@`);
}
