import { type Bilingual, NATION, type RegionCommand, regionCommands } from '@app/contracts';
import type { Decider } from '@app/eventsourcing';
import { definitions } from '../definitions/registry.js';
import { event } from '../shared/event-spec.js';
import { LifecycleError } from '../shared/machine.js';
import { checkEffectiveAt, placeOf } from '../shared/place.js';
import { because, type Check, conclude, type Ruling } from '../shared/refusing.js';
import type { RegionFacts } from './calendar-rulings.js';
import { importHolidays, keptHoliday, recordHoliday, removeHoliday, setCadence } from './calendar-rulings.js';
import type { RegionCalendar } from './calendar-state.js';
import type { RegionEvent } from './events.js';

/** A region's own numbers in place of the definition's, its holidays and its cadence. */
export interface RegionState extends RegionCalendar {
  /** criterion id → parameter → value */
  readonly overrides: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** The numbers of a criterion or duty as published, by the newest definition that has it. */
function publishedNumbers(criterion: string): Readonly<Record<string, number>> | null {
  const rows = [...definitions]
    .reverse()
    .flatMap(({ steps, sustained }) => [...steps.flatMap((step) => step.criteria), ...sustained]);
  const row = rows.find(({ id }) => id === criterion);
  if (row === undefined) return null;
  const numbers = Object.entries(row.parameters).filter(([, value]) => typeof value === 'number');
  return Object.fromEntries(numbers) as Record<string, number>;
}

function checkParameter(criterion: string, parameter: string): Check {
  const numbers = publishedNumbers(criterion);
  if (numbers === null) {
    return because('unknown-criterion', 'kriteria tidak dikenal', 'no such criterion', '/criterion');
  }
  return (
    !Object.hasOwn(numbers, parameter) &&
    because(
      'unknown-parameter',
      'kriteria ini tidak mempunyai angka itu',
      'this criterion has no such number',
      '/parameter',
      { numbers: Object.keys(numbers) },
    )
  );
}

/** A lower bound stays below its upper one, whichever of them moves. */
function checkBounds(
  state: RegionState,
  criterion: string,
  parameter: string,
  value: number,
  field: string,
): Check {
  const numbers = { ...publishedNumbers(criterion), ...state.overrides[criterion], [parameter]: value };
  const { min, target, max } = numbers as Readonly<Record<string, number>>;
  const ordered = [min, target, max].filter((each) => each !== undefined);
  return (
    ordered.some((each, index) => index > 0 && each < ordered[index - 1]!) &&
    because(
      'bounds-out-of-order',
      'batas bawah, sasaran, dan batas atas harus berurutan',
      'the lower bound, the target and the upper bound must be in order',
      field,
      numbers,
    )
  );
}

/** The number as published; undefined where the criterion has none of this name. */
function usualOf(criterion: string, parameter: string): number | undefined {
  const published = publishedNumbers(criterion);
  return published !== null && Object.hasOwn(published, parameter) ? published[parameter] : undefined;
}

/** A share stays a share and a count a count. */
function checkValue(state: RegionState, criterion: string, parameter: string, value: number): Check[] {
  const usual = usualOf(criterion, parameter);
  if (usual === undefined) return [];
  const share = !Number.isInteger(usual);
  return [
    share &&
      value > 1 &&
      because('not-a-share', 'harus dari 0 sampai 1', 'must be from 0 to 1', '/value', { usual }),
    !share &&
      !Number.isInteger(value) &&
      because('not-a-count', 'harus bilangan bulat', 'must be a whole number', '/value', { usual }),
    checkBounds(state, criterion, parameter, value, '/value'),
  ];
}

type ParameterCommand = Extract<RegionCommand, { type: 'override-parameter' | 'reset-parameter' }>;

function ruleParameter(state: RegionState, command: ParameterCommand): Ruling<RegionEvent> {
  const { criterion, parameter } = command.data;
  const current = state.overrides[criterion]?.[parameter];
  const usual = usualOf(criterion, parameter);
  if (command.type === 'override-parameter') {
    return {
      checks: [
        checkParameter(criterion, parameter),
        ...checkValue(state, criterion, parameter, command.data.value),
        current === command.data.value &&
          because('value-unchanged', 'angka ini sudah berlaku', 'this number is in force already', '/value'),
      ],
      events: () => [event('ParameterOverridden', command.data)],
    };
  }
  return {
    checks: [
      checkParameter(criterion, parameter),
      current === undefined &&
        because(
          'not-overridden',
          'angka ini tidak diubah di daerah ini',
          'this number is not overridden in this region',
          '/parameter',
        ),
      usual !== undefined && checkBounds(state, criterion, parameter, usual, '/parameter'),
    ],
    events: () => [event('ParameterReset', command.data)],
  };
}

function rule(state: RegionState, command: RegionCommand, facts: RegionFacts): Ruling<RegionEvent> {
  switch (command.type) {
    case 'record-holiday':
      return recordHoliday(state, command.data);
    case 'import-holidays':
      return importHolidays(state, command.data);
    case 'remove-holiday':
      return removeHoliday(state, command.data, facts);
    case 'set-cadence':
      return setCadence(state, command.data, facts);
    default:
      return ruleParameter(state, command);
  }
}

function evolve(state: RegionState, event: RegionEvent): RegionState {
  switch (event.type) {
    case 'HolidayRecorded':
      return { ...state, days: { ...state.days, [event.data.day]: keptHoliday(event.data) } };
    case 'HolidayRemoved': {
      const { [event.data.day]: _, ...days } = state.days;
      // The country's removal stands against what can be computed; a region takes only its own away.
      return { ...state, days: event.data.region === NATION ? { ...days, [event.data.day]: null } : days };
    }
    case 'CadenceSet': {
      const { parameter, value } = event.data;
      const { [parameter]: _, ...others } = state.cadence;
      return { ...state, cadence: value === null ? others : { ...others, [parameter]: value } };
    }
    default:
      return evolveParameter(state, event);
  }
}

type ParameterEvent = Extract<RegionEvent, { type: 'ParameterOverridden' | 'ParameterReset' }>;

function evolveParameter(state: RegionState, event: ParameterEvent): RegionState {
  const { criterion, parameter } = event.data;
  const { [parameter]: before, ...others } = state.overrides[criterion] ?? {};
  if (event.type === 'ParameterOverridden') {
    const values = { ...others, [parameter]: event.data.value };
    return { ...state, overrides: { ...state.overrides, [criterion]: values } };
  }
  if (before === undefined) throw new LifecycleError('region', criterion, event.type);
  return { ...state, overrides: { ...state.overrides, [criterion]: others } };
}

const titles: ReadonlyMap<string, Bilingual> = new Map(
  regionCommands.map(({ name, title }) => [name, title]),
);

/** A region's parameters, holidays and cadence; the stream belongs to one region code. */
export const regionDecider: Decider<RegionState, RegionCommand, RegionEvent, RegionFacts> = {
  category: 'region',
  initial: () => ({ overrides: {}, days: {}, cadence: {} }),
  evolve,
  decide: (command, state, context, facts) => {
    const effective = checkEffectiveAt(placeOf(context, command.data.region));
    const { checks, events } = rule(state, command, facts);
    return conclude(command.type, titles.get(command.type)!, { checks: [effective, ...checks], events });
  },
};
