import { z } from 'zod';
import { messages } from './messages.js';

const NUL = '\u0000';
const wellFormed = (value: string): boolean => value.isWellFormed() && !value.includes(NUL);

/**
 * A trimmed text of 1 to `max` characters, normalised to NFC. NUL and lone surrogates are refused: PostgreSQL
 * stores neither in text nor in jsonb, and one such event would poison every projection.
 */
export const textOf = (max: number) =>
  z
    .string()
    .refine(wellFormed, { message: messages.wellFormed.en, abort: true })
    .normalize('NFC')
    .trim()
    .min(1)
    .max(max);

export const uuid = z.uuid();
export const name = textOf(200);
export const note = textOf(2000);
/** A calendar day that exists, between 1900 and 2199, in the region's zone. */
export const day = z.iso
  .date()
  .refine((value) => value >= '1900-01-01' && value < '2200-01-01', messages.yearRange.en);
/** An instant with its offset. */
export const instant = z.iso.datetime({ offset: true });
/** `2026-Q3` */
export const quarter = z.string().regex(/^(19|20|21)\d\d-Q[1-4]$/, messages.quarter.en);
/** Kemendagri code: province, regency or city, district, village. */
export const regionCode = z.string().regex(/^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/, messages.regionCode.en);
/** Rupiah as a decimal string, never a float: up to 15 digits and two decimals, not negative. */
export const money = z.string().regex(/^(0|[1-9]\d{0,14})(\.\d{1,2})?$/, messages.money.en);
export const signedMoney = z.string().regex(/^-?(0|[1-9]\d{0,14})(\.\d{1,2})?$/, messages.signedMoney.en);
/** A share from 0 to 1 as a decimal string of up to six decimals. */
export const rate = z.string().regex(/^(0(\.\d{1,6})?|1(\.0{1,6})?)$/, messages.rate.en);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/, messages.sha256.en);
/** A fact's address in its stream. */
export const factRef = z.strictObject({
  version: z.int().min(1).max(2_147_483_647),
  index: z.int().min(0).max(999),
});

/** A list of distinct values. */
export const distinct = <T extends z.ZodType>(item: T, min: number, max: number) =>
  z
    .array(item)
    .min(min)
    .max(max)
    .refine(
      (values) => new Set(values.map((v) => JSON.stringify(v))).size === values.length,
      messages.distinct.en,
    );
