import { Decimal } from 'decimal.js';
import fc from 'fast-check';
import { backs, feeBasisLabel, profitShare } from './fair-deal.js';
import { amountOf, moneyText, Rupiah, sumOf } from './money.js';
import { profitShareTerms, terms } from './testing/agreements.js';

const rule = { rate: '0.15', baseline: '412500000', floor: '0' };

describe('the profit share', () => {
  it.each([
    // profit, loss brought forward → added profit, fee, loss carried forward
    ['398200000', '0', '0', '0', '14300000'],
    ['451900000', '14300000', '25100000', '3765000', '0'],
    ['487300000', '0', '74800000', '11220000', '0'],
    ['518640000', '0', '106140000', '15921000', '0'],
    ['412500000', '0', '0', '0', '0'],
    // A loss that is only partly made up is carried on for the rest.
    ['420000000', '14300000', '0', '0', '6800000'],
    ['-1000000.55', '0', '0', '0', '413500000.55'],
  ])('of %s with %s brought forward', (profit, loss, addedProfit, fee, lossCarriedForward) => {
    expect(profitShare(rule, profit, loss)).toEqual({ addedProfit, fee, lossCarriedForward });
  });

  it.each([
    ['0', undefined, '1500'],
    ['2000', undefined, '2000'],
    ['0', '1000', '1000'],
    ['2000', '5000', '2000'],
    ['1500', '1500', '1500'],
  ])('with a floor of %s and a cap of %s', (floor, cap, fee) => {
    const own = { rate: '0.15', baseline: '0', floor, ...(cap !== undefined && { cap }) };
    expect(profitShare(own, '10000', '0').fee).toBe(fee);
  });

  it('pays the floor in a quarter without added profit, and carries the loss all the same', () => {
    expect(profitShare({ ...rule, floor: '4000000' }, '400000000', '0')).toEqual({
      addedProfit: '0',
      fee: '4000000',
      lossCarriedForward: '12500000',
    });
  });

  it.each([
    ['0.10', '0.05', '0.01'],
    ['0.03', '0.5', '0.02'],
    ['0.01', '0.5', '0.01'],
    ['0.29', '0.5', '0.15'],
    ['0.01', '0.499999', '0'],
  ])('of %s at a rate of %s is rounded half away from zero to %s', (profit, rate, fee) => {
    expect(profitShare({ rate, baseline: '0', floor: '0' }, profit, '0').fee).toBe(fee);
  });

  it('is exact where floating point is not', () => {
    expect(profitShare({ rate: '0.1', baseline: '0.2', floor: '0' }, '999999999999999.99', '0.1')).toEqual({
      addedProfit: '999999999999999.69',
      fee: '99999999999999.97',
      lossCarriedForward: '0',
    });
  });

  it('agrees with whole cents in big integers', () => {
    const cents = fc.bigInt({ min: 0n, max: 99_999_999_999_999_999n });
    const signed = fc.bigInt({ min: -99_999_999_999_999_999n, max: 99_999_999_999_999_999n });
    const millionths = fc.bigInt({ min: 0n, max: 1_000_000n });
    fc.assert(
      fc.property(
        signed,
        cents,
        cents,
        millionths,
        cents,
        fc.option(cents),
        (profit, baseline, loss, rate, floor, cap) => {
          const own = {
            rate: text(rate, 6),
            baseline: text(baseline, 2),
            floor: text(floor, 2),
            ...(cap !== null && { cap: text(cap, 2) }),
          };
          expect(profitShare(own, text(profit, 2), text(loss, 2))).toEqual(
            oracle(profit, baseline, loss, rate, floor, cap),
          );
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('carries losses over many periods without losing a cent', () => {
    const cents = fc.bigInt({ min: -1_000_000n, max: 1_000_000n });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 20 }), (profits) => {
        let loss = '0';
        let added = amountOf('0');
        for (const profit of profits) {
          const result = profitShare({ rate: '1', baseline: '0', floor: '0' }, text(profit, 2), loss);
          loss = result.lossCarriedForward;
          added = added.plus(result.addedProfit);
        }
        // What was shared less what is still owed is the sum of all profits, whatever their order.
        expect(moneyText(added.minus(loss))).toBe(shown(profits.reduce((sum, each) => sum + each, 0n)));
      }),
    );
  });
});

/** @returns a whole number of units of `10^-digits` as a decimal string */
function text(units: bigint, digits: number): string {
  const sign = units < 0n ? '-' : '';
  const all = String(units < 0n ? -units : units).padStart(digits + 1, '0');
  return `${sign}${all.slice(0, -digits)}.${all.slice(-digits)}`;
}

const shown = (cents: bigint): string => text(cents, 2).replace(/\.00$/, '').replace(/^-0$/, '0');
const atLeastZero = (value: bigint): bigint => (value > 0n ? value : 0n);

function oracle(
  profit: bigint,
  baseline: bigint,
  loss: bigint,
  rate: bigint,
  floor: bigint,
  cap: bigint | null,
) {
  const above = profit - baseline - loss;
  const added = atLeastZero(above);
  // In units of 10^-8; half a cent is 500 000 of them.
  const exact = added * rate;
  const floored = exact > floor * 1_000_000n ? exact : floor * 1_000_000n;
  const capped = cap !== null && floored > cap * 1_000_000n ? cap * 1_000_000n : floored;
  const fee = (capped + 500_000n) / 1_000_000n;
  return { addedProfit: shown(added), fee: shown(fee), lossCarriedForward: shown(atLeastZero(-above)) };
}

describe('money', () => {
  it.each([
    ['1834704', '1834704'],
    ['0.005', '0.01'],
    ['-0.005', '-0.01'],
    ['-0.004', '0'],
    ['12.5', '12.50'],
    ['-0', '0'],
    ['1e3', '1000'],
  ])('writes %s as %s', (value, expected) => {
    expect(moneyText(amountOf(value))).toBe(expected);
  });

  it('leaves the global settings alone and does not follow them', () => {
    const before = { precision: Decimal.precision, rounding: Decimal.rounding };
    Decimal.set({ precision: 5 });
    const sum = sumOf(['123456789.12', '0.01']);
    Decimal.set(before);
    expect(moneyText(sum)).toBe('123456789.13');
    expect(Rupiah.precision).toBe(60);
    expect(Decimal.precision).toBe(20);
  });
});

describe('the basis of a fee', () => {
  const fee = (floor: string) => profitShareTerms({ floor }).fee;

  it('is called mixed when a profit share has a positive floor (decision 11)', () => {
    expect([feeBasisLabel(fee('0')), feeBasisLabel(fee('0.01')), feeBasisLabel(terms().fee)]).toEqual([
      'profit-share',
      'mixed',
      'cash',
    ]);
  });

  it.each([
    ['cash', terms().fee, true],
    ['cash', { ...terms().fee, cash: '0' }, false],
    ['cash', fee('5'), false],
    ['profit-share', fee('0'), true],
    ['profit-share', profitShareTerms({ rate: '0' }).fee, false],
    ['profit-share', terms().fee, false],
    ['mixed', fee('0'), false],
    ['mixed', fee('1'), true],
    ['mixed', { ...fee('0'), cash: '1' }, true],
    ['non-cash', terms().fee, true],
  ] as const)('%s is backed by the text or not (%#)', (basis, own, expected) => {
    expect(backs(own, basis)).toBe(expected);
  });
});
