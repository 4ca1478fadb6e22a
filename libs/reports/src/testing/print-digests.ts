// A process of its own for the test of same bytes: its zone comes from TZ, its clock from the argument (milliseconds
// to add), and it writes the digests as JSON.
const ahead = Number(process.argv[2]);
const RealDate = globalThis.Date;

class ShiftedDate extends RealDate {
  constructor(...given: unknown[]) {
    if (given.length === 0) super(RealDate.now() + ahead);
    else super(...(given as [number]));
  }

  static override now(): number {
    return RealDate.now() + ahead;
  }
}
globalThis.Date = ShiftedDate as DateConstructor;

const { digests } = await import('./digests.js');
process.stdout.write(JSON.stringify(await digests()));
