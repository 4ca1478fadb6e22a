import type { DestinationStream } from 'pino';

/**
 * Turns the logger's JSON lines into one short line each, for a terminal: `09:00:00 INFO api message key=value`.
 * The time is the machine's own; an error's stack follows on lines of its own.
 */
export function compactText(destination: DestinationStream): DestinationStream {
  return { write: (line: string) => destination.write(`${compactLine(line)}\n`) };
}

interface Line {
  readonly time?: string;
  readonly level?: string;
  readonly service?: string;
  readonly msg?: string;
  readonly err?: { readonly message?: string; readonly stack?: string };
}

function compactLine(line: string): string {
  const { time, level, service, msg, err, ...rest } = JSON.parse(line) as Line;
  const head = [clockTime(time), (level ?? '').toUpperCase().padEnd(5), service, msg ?? err?.message];
  const fields = Object.entries(rest).map(([key, value]) => `${key}=${plain(value)}`);
  const text = [...head, ...fields].filter(Boolean).join(' ');
  return err?.stack ? `${text}\n${err.stack}` : text;
}

function clockTime(time: string | undefined): string {
  return time ? new Date(time).toTimeString().slice(0, 8) : '';
}

function plain(value: unknown): string {
  return typeof value === 'string' && !/\s/.test(value) ? value : JSON.stringify(value);
}
