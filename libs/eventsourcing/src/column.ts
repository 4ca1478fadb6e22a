import type { ColumnType } from './projection.js';

/** What a projection's column may hold. Anything else is refused when the program starts. */
type BaseType =
  | 'uuid'
  | 'text'
  | 'boolean'
  | 'smallint'
  | 'integer'
  | 'bigint'
  | 'numeric'
  | 'double precision'
  | 'date'
  | 'timestamptz'
  | 'jsonb';

const GRAMMAR =
  /^(uuid|text|boolean|smallint|int|integer|bigint|numeric(?:\((\d{1,3}),(\d{1,2})\))?|double precision|date|timestamptz|jsonb)(\[\])?( not null)?$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const DECIMAL = /^(-?)0*(\d+)(?:\.(\d+))?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;
const LIMITS = { smallint: 32_767, integer: 2_147_483_647, bigint: Number.MAX_SAFE_INTEGER };
/** A NUL or a lone surrogate as JSON.stringify escapes it, not preceded by an escaped backslash. */
const UNSTORABLE_JSON = /(?:^|[^\\])(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/;

/**
 * A value or a declaration that a projection's table cannot take. The message names table, column and type and
 * never the value, so that it may be logged and shown.
 */
export class ColumnError extends Error {
  readonly safe = true;

  constructor(where: string, problem: string) {
    super(`${where}: ${problem}`);
    this.name = 'ColumnError';
  }
}

/**
 * One column of a projection's table. Values have one form in memory and after a trip through PostgreSQL, so
 * that a projection sees the same row whether it was just put or read back: integers and bigints are numbers,
 * numerics are strings with the declared scale, instants are ISO 8601 UTC with milliseconds, dates are
 * `YYYY-MM-DD`, jsonb is plain frozen JSON.
 */
export class Column {
  readonly base: BaseType;
  readonly array: boolean;
  readonly notNull: boolean;
  /** The type without `not null`, for casts. */
  readonly sqlType: string;
  private readonly scale: number | null;

  /**
   * @param where table and column, for messages
   * @param declared PostgreSQL type, e.g. `numeric(12,2) not null`
   * @throws ColumnError when the type is not one that projections may use
   */
  constructor(
    private readonly where: string,
    readonly name: string,
    declared: ColumnType,
  ) {
    const match = GRAMMAR.exec(declared);
    if (match === null)
      throw new ColumnError(where, `type "${declared}" is not one that projections may use`);
    const word = match[1]!.replace(/\(.*/, '');
    this.base = (word === 'int' ? 'integer' : word) as BaseType;
    this.scale = match[3] === undefined ? null : Number(match[3]);
    this.array = match[4] !== undefined;
    this.notNull = match[5] !== undefined;
    this.sqlType = match[1]! + (match[4] ?? '');
    if (this.array && this.base === 'jsonb') throw new ColumnError(where, 'an array of jsonb is a jsonb');
  }

  /**
   * @param value what a projection wants to store; undefined is null
   * @returns the value in its one form, frozen where it has parts
   * @throws ColumnError when the column cannot hold it
   */
  normalise(value: unknown): unknown {
    if (value === undefined || value === null) {
      if (this.notNull) throw new ColumnError(this.where, 'null in a column that is not null');
      return null;
    }
    if (!this.array) return this.one(value);
    if (!Array.isArray(value)) throw this.wrong();
    return Object.freeze(value.map((item) => (item === null ? null : this.one(item))));
  }

  /** A value as PostgreSQL's JSON gave it, in its one form; trusted, because it was checked when written. */
  restore(value: unknown): unknown {
    if (value === null || value === undefined) return null;
    if (this.base === 'timestamptz') {
      return this.array ? Object.freeze((value as string[]).map(instant)) : instant(value as string);
    }
    return typeof value === 'object' ? deepFreeze(value) : value;
  }

  private one(value: unknown): unknown {
    switch (this.base) {
      case 'uuid':
        if (typeof value === 'string' && UUID.test(value)) return value.toLowerCase();
        break;
      case 'text':
        if (typeof value === 'string' && !value.includes('\0') && !/\p{Surrogate}/u.test(value)) return value;
        break;
      case 'boolean':
        if (typeof value === 'boolean') return value;
        break;
      case 'double precision':
        if (typeof value === 'number' && Number.isFinite(value)) return value === 0 ? 0 : value;
        break;
      case 'numeric':
        return this.decimal(value);
      case 'date':
        if (typeof value === 'string' && isDate(value)) return value;
        break;
      case 'timestamptz':
        return this.moment(value);
      case 'jsonb':
        return this.json(value);
      default:
        return this.whole(value, LIMITS[this.base]);
    }
    throw this.wrong();
  }

  private whole(value: unknown, limit: number): number {
    const number = typeof value === 'bigint' ? Number(value) : value;
    if (typeof number !== 'number' || !Number.isSafeInteger(number) || Math.abs(number) > limit)
      throw this.wrong();
    return number === 0 ? 0 : number;
  }

  /** Exact decimals only: a value with more digits than the scale is refused, never rounded in silence. */
  private decimal(value: unknown): string {
    const hasToFixed = typeof value === 'object' && value !== null && 'toFixed' in value;
    const text = hasToFixed ? (value as { toFixed(): string }).toFixed() : String(value);
    const match = DECIMAL.exec(text);
    if (match === null) throw this.wrong();
    const digits = match[3] ?? '';
    if (this.scale !== null && /[1-9]/.test(digits.slice(this.scale))) {
      throw new ColumnError(this.where, `more than ${this.scale} decimals`);
    }
    const fraction = this.scale === null ? digits : digits.slice(0, this.scale).padEnd(this.scale, '0');
    const sign = /[1-9]/.test(match[2]! + fraction) ? match[1]! : '';
    return sign + match[2]! + (fraction === '' ? '' : `.${fraction}`);
  }

  private moment(value: unknown): string {
    if (value instanceof Date && !Number.isNaN(value.getTime())) return value.toISOString();
    if (typeof value === 'string' && INSTANT.test(value) && !Number.isNaN(Date.parse(value)))
      return instant(value);
    throw this.wrong();
  }

  private json(value: unknown): unknown {
    const text = JSON.stringify(value) as string | undefined;
    if (text === undefined || text === 'null' || UNSTORABLE_JSON.test(text)) throw this.wrong();
    return deepFreeze(JSON.parse(text));
  }

  private wrong(): ColumnError {
    return new ColumnError(this.where, `value is no ${this.sqlType} that PostgreSQL could store`);
  }
}

const instant = (text: string): string => new Date(text).toISOString();

function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text) && text >= '0001';
}

/** Rows are shared between a cache and its users: a change in place would rewrite history unseen. */
function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.values(value).forEach(deepFreeze);
    Object.freeze(value);
  }
  return value;
}
