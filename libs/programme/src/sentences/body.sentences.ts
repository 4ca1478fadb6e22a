import { alignmentTopics, bodies, meetingPurposes, rhythmUnits, text } from '@app/contracts';
import type { bodyEvents, correctionEvents } from '../shared/body-events.js';
import type { EventOf } from '../shared/event-spec.js';
import type { Told, Telling } from './told.js';
import type { Voice } from './voice.js';

type MeetingData = Extract<EventOf<typeof bodyEvents>, { type: 'MeetingHeld' }>['data'];
type MechanismData = Extract<EventOf<typeof bodyEvents>, { type: 'MechanismAgreed' }>['data'];

/** `month`, `2 months` */
function often({ every, unit }: MechanismData['rhythm'], say: Voice): string {
  const word = say.label(rhythmUnits, unit);
  return every === 1 ? word : say.count(every, word, word);
}

function attended(d: MeetingData, say: Voice): string {
  const about = d.clusters.length === 0 ? '' : say.list(d.clusters.map((cluster) => say.name(cluster)));
  if (say.language === 'id') return `${about && `, membahas ${about}`}, dihadiri ${d.attendees.length} orang`;
  const people = d.attendees.length === 1 ? 'person' : 'people';
  return `${about && `, about ${about}`}, attended by ${d.attendees.length} ${people}`;
}

/** What a meeting decided and whom it charged with what. */
function outcome(d: MeetingData, say: Voice): string {
  const decided = d.decisions.map((each) => say.quote(each));
  const charged = d.actions.map(
    (each) => `${say.quote(each.what)} (${say.name(each.owner)}, ${say.day(each.due)})`,
  );
  const parts = [
    decided.length > 0 ? `${say.pick(text('keputusan', 'decisions'))}: ${decided.join('; ')}` : '',
    charged.length > 0 ? `${say.pick(text('tindak lanjut', 'action items'))}: ${charged.join('; ')}` : '',
  ].filter((each) => each !== '');
  return parts.map((each) => `; ${each}`).join('');
}

/** Facts that the FPK and the FKAK leave alike. */
export const bodySentences: Telling<EventOf<typeof bodyEvents>> = {
  AlignmentHeld: {
    title: text('Visi dan misi disamakan', 'Vision and mission aligned'),
    id: (d, say) =>
      `mencatat penyamaan visi dan misi ${say.label(bodies, d.body)} pada ${say.day(d.heldOn)} tentang ${say.labels(alignmentTopics, d.topics)}, dihadiri ${d.attendees.length} orang`,
    en: (d, say) =>
      `recorded the alignment of vision and mission in the ${say.label(bodies, d.body)} on ${say.day(d.heldOn)} on ${say.labels(alignmentTopics, d.topics)}, attended by ${d.attendees.length} ${d.attendees.length === 1 ? 'person' : 'people'}`,
  },
  MechanismAgreed: {
    title: text('Mekanisme kerja disepakati', 'Working mechanism agreed'),
    id: (d, say) =>
      `mencatat mekanisme kerja ${say.label(bodies, d.body)}: koordinator ${say.name(d.coordinator)}, rapat setiap ${often(d.rhythm, say)} mulai ${say.day(d.firstMeeting)}${d.place ? `, di ${d.place}` : ''}`,
    en: (d, say) =>
      `recorded the working mechanism of the ${say.label(bodies, d.body)}: coordinator ${say.name(d.coordinator)}, a meeting every ${often(d.rhythm, say)} from ${say.day(d.firstMeeting)}${d.place ? `, at ${d.place}` : ''}`,
  },
  MeetingHeld: {
    title: text('Rapat diadakan', 'Meeting held'),
    id: (d, say) =>
      `mencatat rapat ${say.label(bodies, d.body)} pada ${say.day(d.heldOn)} untuk ${say.labels(meetingPurposes, d.purposes)}${attended(d, say)}${outcome(d, say)}`,
    en: (d, say) =>
      `recorded a meeting of the ${say.label(bodies, d.body)} on ${say.day(d.heldOn)} for ${say.labels(meetingPurposes, d.purposes)}${attended(d, say)}${outcome(d, say)}`,
  },
  ActionItemClosed: {
    title: text('Tindak lanjut rapat selesai', 'Action item closed'),
    id: (d, say) =>
      `mencatat tindak lanjut rapat ${say.label(bodies, d.body)} ${say.quote(say.name(d.action))} selesai pada ${say.day(d.doneOn)}`,
    en: (d, say) =>
      `recorded that the ${say.label(bodies, d.body)}'s action item ${say.quote(say.name(d.action))} was done on ${say.day(d.doneOn)}`,
    basis: (d, say) => say.quote(d.how),
  },
};

/** @param titleOf the name of the event type that is retracted */
export function correctionSentences(
  titleOf: (type: string, say: Voice) => string,
): Telling<EventOf<typeof correctionEvents>> {
  const FactRetracted: Told<Extract<EventOf<typeof correctionEvents>, { type: 'FactRetracted' }>['data']> = {
    title: text('Fakta dibatalkan', 'Fact retracted'),
    id: (d, say) =>
      `membatalkan catatan ${say.quote(titleOf(d.type, say))} pada versi ${d.fact.version} riwayat yang sama`,
    en: (d, say) =>
      `retracted the record ${say.quote(titleOf(d.type, say))} in version ${d.fact.version} of the same history`,
    basis: (d, say) => say.quote(d.reason),
  };
  return { FactRetracted };
}
