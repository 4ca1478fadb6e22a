import type { DataOf, forumCommands } from '@app/contracts';
import { event } from '../shared/event-spec.js';
import { because, type Check, type Ruling } from '../shared/refusing.js';
import { knowsMeeting } from './decide-formation.js';
import type { ForumDesk } from './desk.js';
import type { ForumEvent } from './events.js';
import { type Round, roundOf } from './round.js';

type Data<N extends string> = DataOf<typeof forumCommands, N>;

/** A round is still open: known, and without a choice. */
function checkOpen(round: Round | null): Check {
  if (round === null) return because('unknown-round', 'putaran tidak dikenal', 'no such round', '/round');
  return (
    round.choice !== null &&
    because('round-decided', 'putaran ini sudah diputuskan', 'this round has been decided', '/round')
  );
}

/** B.2: each sector has rounds of its own, one open at a time. */
export function openRound(desk: ForumDesk, data: Data<'open-round'>): Ruling<ForumEvent> {
  const rounds = desk.facts('RoundOpened');
  const open = rounds.some(
    (fact) => fact.data.sector === data.sector && roundOf(desk.state, fact.data.round)?.choice === null,
  );
  return {
    checks: [
      rounds.some((fact) => fact.data.round === data.round) &&
        because('duplicate-id', 'putaran ini sudah dicatat', 'this round is on record already', '/round'),
      open &&
        because(
          'round-open',
          'sektor ini masih mempunyai putaran yang terbuka',
          'this sector still has an open round',
          '/sector',
        ),
    ],
    events: () => [event('RoundOpened', data)],
  };
}

/** B.2(1-4). Scores may come in parts; the criterion says which are missing, and whether the sector fits. */
export function scoreCandidate(desk: ForumDesk, data: Data<'score-candidate'>): Ruling<ForumEvent> {
  return {
    checks: [checkOpen(roundOf(desk.state, data.round))],
    events: () => [event('CandidateScored', data)],
  };
}

/** B.2: the forum decides, in a meeting that is on record. */
export function chooseFlagship(desk: ForumDesk, data: Data<'choose-flagship'>): Ruling<ForumEvent> {
  const round = roundOf(desk.state, data.round);
  const candidate = round?.candidates.some((each) => each.candidate === data.candidate) ?? false;
  return {
    checks: [
      checkOpen(round),
      round !== null &&
        !candidate &&
        because(
          'unknown-candidate',
          'calon tidak dikenal dalam putaran ini',
          'no such candidate in this round',
          '/candidate',
        ),
      !knowsMeeting(desk, data.meeting) &&
        because('unknown-meeting', 'rapat FPK tidak dikenal', 'no such meeting of the forum', '/meeting'),
    ],
    events: () => [event('FlagshipChosen', data)],
  };
}
