import { type Bilingual, rungs, text } from '@app/contracts';
import type { OutgoingMessage } from '../channel.js';
import { groupsOf } from './groups.js';
import { capital, oneLine } from './plain-text.js';

const PRESSING: Readonly<Record<'overdue' | 'due' | 'coming', Bilingual>> = {
  overdue: text('lewat tenggat', 'overdue'),
  due: text('jatuh tempo', 'due'),
  coming: text('akan jatuh tempo', 'coming up'),
};

const SINGLE: Readonly<Record<'before' | 'due', Bilingual>> = {
  before: text('Pengingat', 'Reminder'),
  due: text('Jatuh tempo', 'Due'),
};

/** @returns `Lewat tenggat`, `Eskalasi`: the first word of a message about one notice */
export function leadOf(rung: OutgoingMessage['notices'][number]['rung']): Bilingual {
  if (rung === 'before' || rung === 'due') return SINGLE[rung];
  const label = rungs.labels[rung];
  return text(capital(label.id), capital(label.en));
}

/** @returns `3 kewajiban: 1 lewat tenggat, 2 jatuh tempo` */
function countsOf(message: OutgoingMessage): Bilingual {
  const groups = groupsOf(message.notices, message.day);
  const listed = (language: 'id' | 'en'): string =>
    groups.map(({ key, notices }) => `${notices.length} ${PRESSING[key][language]}`).join(', ');
  const count = message.notices.length;
  return text(
    `${count} kewajiban: ${listed('id')}`,
    `${count} obligation${count === 1 ? '' : 's'}: ${listed('en')}`,
  );
}

/**
 * What the message is about, in a few words.
 * @returns for one notice its rung, its title and its place; for a digest how many of which kind
 */
export function headlineOf(message: OutgoingMessage): Bilingual {
  const [notice] = message.notices;
  if (message.digest || notice === undefined) return countsOf(message);
  const { rung, title, place } = notice;
  const lead = leadOf(rung);
  const said = (language: 'id' | 'en'): string =>
    [
      `${lead[language]}: ${oneLine(title[language])}`,
      ...(place === null ? [] : [oneLine(place[language])]),
    ].join(', ');
  return text(said('id'), said('en'));
}
