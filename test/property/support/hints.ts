import type { Actor } from '@app/eventsourcing';
import { APPROVER, MONITOR, SUBJECT } from '../../../libs/programme/src/monitoring/testing/cycles.js';
import { PARTNER } from '../../../libs/programme/src/testing/deals.js';
import { MEMBERS, representative } from '../../../libs/programme/src/testing/journey.js';
import { actorOf, coordinator, manager } from '../../../libs/programme/src/testing/world.js';
import type { Draws } from './draws.js';

/** Fields by which a command brings something new into being; elsewhere an id mostly names what is known. */
const BRINGS: Readonly<Record<string, readonly string[]>> = {
  'seat-member': ['seat', 'person'],
  'seat-representative': ['seat', 'person'],
  'report-honorarium': ['case'],
  'open-round': ['round'],
  'score-candidate': ['candidate'],
  'record-meeting': ['meeting', 'action'],
  'record-fkak-meeting': ['meeting', 'action'],
  'map-institution': ['institution'],
  'list-subgroup': ['subgroup'],
  'request-waiver': ['waiver'],
  'judge-item': ['item'],
  'raise-finding': ['finding'],
  'plan-correction': ['action'],
  'propose-addendum': ['addendum', 'deliverable', 'payment'],
  'record-payment': ['payment'],
  'record-assistance': ['assistance'],
  'file-complaint': ['complaint'],
};

/** @returns whether a command's field names something new */
export const isNew = (command: string, field: string): boolean => BRINGS[command]?.includes(field) ?? false;

const fkak = actorOf(representative(0));
const partner = actorOf(PARTNER);

/** Who usually gives a command that not everybody may give. */
const USUAL: readonly (readonly [RegExp, Actor])[] = [
  [/^(approve|return)-step$|waiver$/, coordinator],
  [/^(approve|return)-cycle$/, APPROVER],
  [/cycle$|^judge|^raise|correction$/, MONITOR],
  [/^submit-deliverable$/, partner],
];

/** Mostly those whose word is asked for. */
const ANYBODY: readonly (readonly [number, Actor])[] = [
  [5, manager],
  [3, coordinator],
  [2, MONITOR],
  [2, partner],
  [2, fkak],
  [1, APPROVER],
  [1, actorOf(MEMBERS[1][0])],
  [1, { account: 'sweep', person: null }],
];

/** @returns who gives a command: whoever usually does, or anybody */
export function speaker(draws: Draws, command: string, data: object): Actor {
  if (draws.chance(0.3)) return draws.weighted(ANYBODY);
  const { side } = data as { side?: string };
  if (side !== undefined && command.startsWith('confirm-')) return side === 'cluster' ? fkak : partner;
  if (command === 'request-waiver') return manager;
  return USUAL.find(([pattern]) => pattern.test(command))?.[1] ?? draws.weighted(ANYBODY);
}

/** Brings fields into line that mostly belong together. */
export function fitted(draws: Draws, command: string, data: object): object {
  if (command !== 'judge-item' || draws.chance(0.2)) return data;
  const { actor } = data as { actor: keyof typeof SUBJECT };
  return { ...data, subject: SUBJECT[actor] };
}
