import { type Bilingual, type ObligationKind, text } from '@app/contracts';
import type { CitedFact, Fact, ObligationParty } from '@app/programme';
import { formatDay } from '@app/programme';
import { cite, dueBy, type Duty, isAfter, met, recordedOn, type Setting, type Settled } from '../duty.js';

type Seated = Fact & {
  readonly data: { readonly seat: string; readonly until?: string | undefined; readonly subgroup?: string };
};
type Left = Fact & {
  readonly data: {
    readonly seat: string;
    readonly how: 'left' | 'term-ended';
    readonly seatContinues?: boolean;
  };
};

/** Seats of one body, in the order of recording. */
export interface SeatsOf {
  readonly kind: Extract<ObligationKind, 'member-term' | 'representative-term'>;
  readonly category: 'forum' | 'cluster';
  readonly stream: string;
  readonly owner: ObligationParty;
  readonly seated: readonly Seated[];
  readonly left: readonly Left[];
}

/**
 * Seats whose term ends are filled again: B.1.b(1), B.4(1). A term that ran out is still to be followed by somebody;
 * a seat that was left early or given up has no term to run out.
 */
export function seatDuties(of: SeatsOf, setting: Setting): Duty[] {
  return of.seated.flatMap((seating): Duty[] => {
    const { seat, until } = seating.data;
    const due = until === undefined ? null : dueBy(setting, until);
    if (until === undefined || due === null) return [];
    return [
      {
        kind: of.kind,
        subject: { category: of.category, stream: of.stream, item: seat },
        period: until,
        since: recordedOn(setting, seating),
        due,
        owner: of.owner,
        settled: settledOf(of, seating),
        text: seatText(of.kind, until),
        facts: [cite(of.stream, seating) satisfies CitedFact],
      },
    ];
  });
}

function settledOf({ stream, seated, left }: SeatsOf, seating: Seated): Settled | null {
  const { seat, subgroup } = seating.data;
  const departures = left.filter((each) => each.data.seat === seat && isAfter(seating, each));
  const next = seated.find((each) => each.data.seat === seat && isAfter(seating, each));
  if (next !== undefined) return met(stream, next);
  const givenUp = departures.find(({ data }) => data.seatContinues === false);
  if (givenUp !== undefined) return { state: 'void', why: 'given', by: cite(stream, givenUp) };
  const early = departures.find(({ data }) => data.how === 'left');
  if (early !== undefined) return { state: 'void', why: 'lapsed', by: cite(stream, early) };
  const ended = departures[0];
  // A sub-group sends somebody else, on whatever seat.
  const sent = seated.find(
    (each) => subgroup !== undefined && each.data.subgroup === subgroup && ended && isAfter(ended, each),
  );
  return met(stream, sent);
}

function seatText(kind: SeatsOf['kind'], until: string): Bilingual {
  const [id, en] = [formatDay(until, 'id'), formatDay(until, 'en')];
  return kind === 'member-term'
    ? text(
        `Masa keanggotaan FPK pada kursi ini berakhir ${id}; kursi harus diisi kembali.`,
        `The term on this seat of the forum (FPK) ends on ${en}; the seat must be filled again.`,
      )
    : text(
        `Masa wakil FKAK pada kursi ini berakhir ${id}; kelompoknya harus tetap terwakili.`,
        `The term on this seat of the member forum (FKAK) ends on ${en}; its sub-group must stay represented.`,
      );
}
