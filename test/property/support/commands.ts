import { catalogue, type CommandSpec, uuid } from '@app/contracts';
import { z } from 'zod';
import type { Draws } from './draws.js';
import { categories, type StreamKind } from './beginnings.js';

/** What can be asked of a stream: by people, or by the engine itself. */
type Asked = Pick<CommandSpec, 'name' | 'schema' | 'example'> & { readonly creates?: boolean };

/** Commands that HTTP does not take: the engine gives them when a day has come or an entry touched a step. */
const OWN: Readonly<Record<StreamKind, readonly Asked[]>> = {
  forum: [{ name: 'end-member-term', schema: z.strictObject({ seat: uuid }), example: {} }],
  cluster: [
    ...(['lapse-step', 'restore-step'] as const).map((name) => ({
      name,
      schema: z.strictObject({
        step: (catalogue.cluster.find((each) => each.name === 'submit-step')!.schema as z.ZodObject).shape
          .step as z.ZodType,
        cause: z.string(),
      }),
      example: { step: 'fpk', cause: 'tick' },
    })),
    { name: 'expire-waiver', schema: z.strictObject({ waiver: uuid }), example: {} },
    { name: 'end-representative-term', schema: z.strictObject({ seat: uuid }), example: {} },
  ],
  agreement: [{ name: 'expire-agreement', schema: z.strictObject({ endedOn: z.iso.date() }), example: {} }],
  cycle: [],
};

/** Commands after which little can happen. */
const RARE = new Set([
  ...['dissolve-forum', 'withdraw-programme', 'suspend-programme'],
  ...['fulfil-agreement', 'terminate-agreement'],
]);
/** Commands that others wait for, or that seldom find something to do. */
const FREQUENT = new Set([
  ...['submit-step', 'approve-step', 'open-confirmation', 'confirm-agreement'],
  ...['judge-item', 'raise-finding', 'submit-cycle', 'confirm-addendum'],
  ...['expire-waiver', 'restore-step', 'grant-waiver', 'end-member-term', 'expire-agreement'],
]);

const all = Object.fromEntries(
  categories.map((category) => [category, [...catalogue[category], ...OWN[category]]]),
) as unknown as Readonly<Record<StreamKind, readonly Asked[]>>;

/** A stream that is not there wants a beginning; one that is there has had it. */
function weightOf({ name, creates }: Asked, begun: boolean): number {
  if (creates === true) return begun ? 0.2 : 100;
  return RARE.has(name) ? 0.2 : FREQUENT.has(name) ? 3 : 1;
}

/** @returns a command of a kind of stream */
export function pickCommand(draws: Draws, category: StreamKind, begun: boolean): Asked {
  return draws.weighted(all[category].map((asked) => [weightOf(asked, begun), asked] as const));
}
