import type { Bilingual } from '@app/contracts';
import { text } from '@app/contracts';
import type { DomainEvent, EntryMeta } from '@app/eventsourcing';
import { UnknownEventError } from '@app/eventsourcing';
import { dayIn, daysBetween } from '../shared/calendar.js';
import { administrationSentences } from './administration.sentences.js';
import { agreementSentences, agreementWorkSentences } from './agreement.sentences.js';
import { bodySentences, correctionSentences } from './body.sentences.js';
import { claimSentences } from './claim.sentences.js';
import { clusterSentences } from './cluster.sentences.js';
import { cycleSentences } from './cycle.sentences.js';
import { forumSentences } from './forum.sentences.js';
import type { Language } from './format.js';
import type { Names } from './names.js';
import { obligationSentences } from './obligation.sentences.js';
import type { ProgrammeEvent } from './programme-event.js';
import type { Told, Telling } from './told.js';
import { responseSentences, surveySentences } from './survey.sentences.js';
import { Voice } from './voice.js';
import { workflowSentences } from './workflow.sentences.js';

/** A template for every event of the programme; one that is missing does not compile. */
export const sentences: Telling<ProgrammeEvent> = {
  ...forumSentences,
  ...clusterSentences,
  ...workflowSentences,
  ...agreementSentences,
  ...agreementWorkSentences,
  ...cycleSentences,
  ...bodySentences,
  ...correctionSentences((type, say) => say.pick(eventTitle(type))),
  ...administrationSentences,
  ...surveySentences,
  ...responseSentences,
  ...claimSentences,
  ...obligationSentences(eventTitle),
};

/** The engine's own actors. */
const ENGINE: Readonly<Record<string, Bilingual>> = {
  operator: text('Operator instalasi', "The installation's operator"),
  reactor: text('Sistem', 'The system'),
  sweep: text('Sistem, pada tenggatnya,', 'The system, on the due date,'),
  demo: text('Pembuat data contoh', 'The maker of the sample data'),
};

function told(type: string): Told<object> {
  const template = (sentences as unknown as Readonly<Record<string, Told<object> | undefined>>)[type];
  if (template === undefined) throw new UnknownEventError(type);
  return template;
}

/** @returns an event type's name for lists and filters @throws UnknownEventError */
export function eventTitle(type: string): Bilingual {
  return told(type).title;
}

/** A sentence in its parts, for a page that sets them apart. Texts are without a closing full stop. */
export interface SentenceParts {
  readonly who: Bilingual;
  /** What was done, from its verb on. */
  readonly did: Bilingual;
  /** On what grounds; null when the event says nothing. */
  readonly basis: Bilingual | null;
  /** `berlaku 4 November 2026, dicatat 9 hari kemudian`; null when recorded on the day it took effect. */
  readonly timing: Bilingual | null;
  /** Days between effect and recording: 9 when recorded nine days late, negative when recorded ahead. */
  readonly lateDays: number;
}

/** Tells one event of an entry in its parts. @throws UnknownEventError */
export function sentenceParts(entry: EntryMeta, event: DomainEvent, names: Names): SentenceParts {
  const template = told(event.type);
  const each = (tell: (say: Voice) => string): Bilingual =>
    text(tell(new Voice('id', names, entry)), tell(new Voice('en', names, entry)));
  const basis = template.basis && each((say) => template.basis!(event.data, say) ?? '');
  const effective = dayIn(names.zone, entry.effectiveAt);
  const lateDays = daysBetween(effective, dayIn(names.zone, entry.at));
  return {
    who: each((say) => who(entry, say)),
    did: each((say) => template[say.language](event.data, say)),
    basis: basis === undefined || basis.id === '' ? null : basis,
    timing: lateDays === 0 ? null : each((say) => timing(effective, lateDays, say)),
    lateDays,
  };
}

/**
 * One event as a sentence that an auditor can read: who did what, on what grounds, and when it took effect where
 * that was not the day on which it was recorded.
 *
 * @throws UnknownEventError
 */
export function sentence(entry: EntryMeta, event: DomainEvent, names: Names): Bilingual {
  const parts = sentenceParts(entry, event, names);
  const whole = (language: Language): string => {
    const basisWord = language === 'id' ? 'Dasar' : 'Basis';
    const timed = parts.timing && parts.timing[language];
    return [
      `${parts.who[language]} ${parts.did[language]}.`,
      parts.basis && `${basisWord}: ${parts.basis[language]}.`,
      timed && `${timed[0]!.toUpperCase()}${timed.slice(1)}.`,
    ]
      .filter((each) => each)
      .join(' ');
  };
  return text(whole('id'), whole('en'));
}

function who({ actor }: EntryMeta, say: Voice): string {
  const engine = ENGINE[actor.account];
  if (engine !== undefined) return say.pick(engine);
  return say.name(actor.person ?? actor.account);
}

function timing(effective: string, lateDays: number, say: Voice): string {
  const day = say.day(effective);
  if (say.language === 'id') {
    return lateDays > 0 ? `berlaku ${day}, dicatat ${lateDays} hari kemudian` : `berlaku mulai ${day}`;
  }
  if (lateDays < 0) return `effective from ${day}`;
  return `effective ${day}, recorded ${say.count(lateDays, '', 'day')} later`;
}
