/** Object ids of the element types, from PostgreSQL's catalogue (pg_type.dat); they never change. */
const BYTEA = 17;
const INT4 = 23;
const UUID = 2950;

const HEADER_BYTES = 20;

/**
 * One-dimensional array in PostgreSQL's binary form (array_recv). pg sends a Buffer as a binary parameter; the text
 * form would write every byte as two hexadecimal digits and have the server read them again.
 */
function binaryArray(elementType: number, items: readonly Buffer[]): Buffer {
  const bytes = items.reduce((sum, item) => sum + 4 + item.length, HEADER_BYTES);
  const array = Buffer.allocUnsafe(bytes);
  array.writeInt32BE(1, 0); // dimensions
  array.writeInt32BE(0, 4); // no nulls
  array.writeInt32BE(elementType, 8);
  array.writeInt32BE(items.length, 12);
  array.writeInt32BE(1, 16); // lower bound
  let offset = HEADER_BYTES;
  for (const item of items) {
    offset = array.writeInt32BE(item.length, offset);
    offset += item.copy(array, offset);
  }
  return array;
}

/** @param items at least one */
export function byteaArray(items: readonly Buffer[]): Buffer {
  return binaryArray(BYTEA, items);
}

/** @param items at least one uuid in its usual text form */
export function uuidArray(items: readonly string[]): Buffer {
  return binaryArray(
    UUID,
    items.map((item) => Buffer.from(item.replaceAll('-', ''), 'hex')),
  );
}

/** @param items at least one integer of 32 bits */
export function int4Array(items: readonly number[]): Buffer {
  return binaryArray(
    INT4,
    items.map((item) => {
      const bytes = Buffer.allocUnsafe(4);
      bytes.writeInt32BE(item);
      return bytes;
    }),
  );
}
