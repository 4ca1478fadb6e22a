import type { AgreementTerms, feeBases } from '@app/contracts';
import { type Amount, amountOf, moneyText, Rupiah } from './money.js';

export type Fee = AgreementTerms['fee'];
export type ProfitShareTerms = NonNullable<Fee['profitShare']>;
export type FeeBasis = (typeof feeBases.codes)[number];

/** A period's profit share as worked out; amounts are rupiah as decimal strings. */
export interface ProfitShareResult {
  /** The profit that the fee is a share of: never negative. */
  readonly addedProfit: string;
  readonly fee: string;
  readonly lossCarriedForward: string;
}

const atLeastZero = (amount: Amount): Amount => Rupiah.max(0, amount);

/**
 * Works out one period's profit share: `fee = rate × max(0, profit − baseline − loss carried forward)`, then
 * floor and cap, rounded to two decimals half away from zero. What the period fell short of the baseline is
 * carried forward, so that the partner earns from a gain only once earlier losses are made up. Chapter IV,
 * B.5 (a fee from the added profit); the formula is E.
 *
 * @param profit of the period, may be negative
 * @param lossBroughtForward what earlier periods fell short, not negative
 */
export function profitShare(
  terms: Pick<ProfitShareTerms, 'rate' | 'baseline' | 'floor' | 'cap'>,
  profit: string,
  lossBroughtForward: string,
): ProfitShareResult {
  const above = amountOf(profit).minus(terms.baseline).minus(lossBroughtForward);
  const addedProfit = atLeastZero(above);
  const floored = Rupiah.max(addedProfit.times(terms.rate), terms.floor);
  const fee = terms.cap === undefined ? floored : Rupiah.min(floored, terms.cap);
  return {
    addedProfit: moneyText(addedProfit),
    fee: moneyText(fee),
    lossCarriedForward: moneyText(atLeastZero(above.negated())),
  };
}

/** @returns how the fee is called: a profit share with a positive floor is a mixed basis (decision 11) */
export function feeBasisLabel(fee: Fee): FeeBasis {
  const floored = fee.profitShare !== undefined && amountOf(fee.profitShare.floor).greaterThan(0);
  return fee.basis === 'profit-share' && floored ? 'mixed' : fee.basis;
}

/** @returns whether the text holds what a basis needs: an amount above zero, a share above zero */
export function backs(fee: Fee, basis: FeeBasis): boolean {
  const cash = amountOf(fee.cash).greaterThan(0);
  const share = fee.profitShare !== undefined && amountOf(fee.profitShare.rate).greaterThan(0);
  const floor = fee.profitShare !== undefined && amountOf(fee.profitShare.floor).greaterThan(0);
  switch (basis) {
    case 'cash':
      return cash;
    case 'profit-share':
      return share;
    case 'mixed':
      return share && (cash || floor);
    case 'non-cash':
      return true;
  }
}
