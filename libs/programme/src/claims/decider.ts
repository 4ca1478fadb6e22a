import type { Bilingual, ClaimCommand, ClaimReport } from '@app/contracts';
import { claimCommands, claimStates, locationKeys, text } from '@app/contracts';
import type { CommandContext, Decider, Decision, Reason } from '@app/eventsourcing';
import { refusal, refuse } from '@app/eventsourcing';
import { event } from '../shared/event-spec.js';
import { contentHash } from '../shared/hash.js';
import { checkEffectiveAt, type Place, placeOf } from '../shared/place.js';
import { because, type Check, conclude, type Ruling } from '../shared/refusing.js';
import type { ClaimMapping } from './compare.js';
import type { ClaimEvent } from './events.js';
import { evolveClaim, noClaim } from './evolve.js';
import { type ClaimState, type ClaimStatus, claimStatusOf } from './state.js';

type Enter = Extract<ClaimCommand, { type: 'enter-claim' }>;
type Later = Exclude<ClaimCommand, Enter>;

/** The states in which each command makes sense. */
const WHEN: Readonly<Record<Later['type'], readonly ClaimStatus[]>> = {
  'revise-claim': ['draft', 'published'],
  'publish-claim': ['draft'],
  'withdraw-claim': ['draft', 'published'],
};

const titleOf = (command: ClaimCommand['type']): Bilingual =>
  claimCommands.find(({ name }) => name === command)!.title;

function wrongState(status: ClaimStatus, when: readonly ClaimStatus[]): Check {
  if (when.includes(status)) return false;
  const labels = (language: 'id' | 'en') => when.map((each) => claimStates.labels[each][language]).join(', ');
  const { id, en } = claimStates.labels[status];
  return because(
    'wrong-state',
    `status laporan ini: ${id}; perintah ini berlaku saat statusnya: ${labels('id')}`,
    `the report is ${en}; this can be done while it is ${labels('en')}`,
    undefined,
    { state: status, allowed: when },
  );
}

/** Waves are compared with places that the report has, each at most once. */
export function compareReasons(report: ClaimReport, compare: ClaimMapping): Reason[] {
  const placeOf = locationKeys(report.aliases);
  const rows = report.tables.flatMap((table) => table.rows.filter(({ kind }) => kind === 'location'));
  const places = new Set(rows.map(({ label }) => placeOf(label)));
  const surveys = compare.map(({ survey }) => survey);
  return compare.flatMap(({ location, survey }, index): Reason[] => [
    ...(places.has(placeOf(location))
      ? []
      : [
          because(
            'location-unknown',
            'tidak ada baris untuk lokasi ini dalam tabel mana pun',
            'no table has a row for this location',
            `/compare/${index}/location`,
          ),
        ]),
    ...(surveys.indexOf(survey) === index
      ? []
      : [
          because(
            'survey-twice',
            'gelombang ini sudah dibandingkan dengan satu lokasi',
            'this wave is compared with a location already',
            `/compare/${index}/survey`,
          ),
        ]),
  ]);
}

function enter({ type, data }: Enter, state: ClaimState, place: Place): Decision<ClaimEvent> {
  return conclude<ClaimEvent>(type, titleOf(type), {
    checks: [
      state.identity !== null &&
        because('claim-exists', 'laporan ini sudah dimasukkan', 'this report was entered already'),
      checkEffectiveAt(place),
      compareReasons(data.report, data.compare ?? []),
    ],
    events: () => [event('ClaimEntered', data)],
  });
}

const same = (one: unknown, other: unknown): boolean => contentHash(one) === contentHash(other);

function ruling({ type, data }: Later, state: ClaimState): Ruling<ClaimEvent> {
  switch (type) {
    case 'revise-claim': {
      const compare = data.compare ?? state.compare;
      return {
        checks: [
          same([data.report, compare], [state.report, state.compare]) &&
            because(
              'report-unchanged',
              'laporan ini sama dengan yang sudah tercatat',
              'this report is the one on record',
              '/report',
            ),
          compareReasons(data.report, compare),
        ],
        events: () => [event('ClaimRevised', data)],
      };
    }
    case 'publish-claim':
      return { checks: [], events: () => [event('ClaimPublished', data)] };
    case 'withdraw-claim':
      return { checks: [], events: () => [event('ClaimWithdrawn', data)] };
  }
}

function later(command: Later, state: ClaimState, place: Place): Decision<ClaimEvent> {
  if (state.identity === null) {
    return refuse(refusal('claim-unknown', text('Laporan ini tidak ada', 'There is no such report')));
  }
  const { checks, events } = ruling(command, state);
  return conclude(command.type, titleOf(command.type), {
    checks: [wrongState(claimStatusOf(state), WHEN[command.type]), checkEffectiveAt(place), ...checks],
    events,
  });
}

/** A publication entered for checking: its tables and sentences as printed, until it goes out and after. */
export const claimDecider: Decider<ClaimState, ClaimCommand, ClaimEvent> = {
  category: 'claim',
  initial: () => noClaim,
  evolve: evolveClaim,
  decide(command, state, context: CommandContext) {
    const region = command.type === 'enter-claim' ? command.data.region : state.identity?.region;
    const place = placeOf(context, region ?? '33');
    return command.type === 'enter-claim' ? enter(command, state, place) : later(command, state, place);
  },
};
