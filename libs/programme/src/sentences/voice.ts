import type { Bilingual, CodeList, StepKey } from '@app/contracts';
import { stepKeys, text } from '@app/contracts';
import type { EntryMeta } from '@app/eventsourcing';
import type { Checklist } from '../definitions/checklist.js';
import type { Language } from './format.js';
import { formatDay, formatList, formatMoney, formatQuarter, formatRate } from './format.js';
import type { Names } from './names.js';

const STREAM_WORDS: Readonly<Record<string, Bilingual>> = {
  cluster: text('klaster', 'cluster'),
  forum: text('forum'),
  agreement: text('perjanjian', 'agreement'),
  cycle: text('monitoring', 'monitoring cycle'),
  survey: text('gelombang survei', 'survey wave'),
  response: text('jawaban', 'response'),
  import: text('impor', 'import'),
  claim: text('laporan', 'report'),
  obligation: text('kewajiban', 'obligation'),
  instrument: text('instrumen', 'instrument'),
  region: text('parameter daerah', 'regional parameters'),
};

/** Says values in one language; a template speaks through it. */
export class Voice {
  constructor(
    readonly language: Language,
    private readonly names: Names,
    /** The entry that is told. */
    readonly entry: EntryMeta,
  ) {}

  pick(words: Bilingual): string {
    return words[this.language];
  }

  /** What an id stands for; the beginning of the id when nothing names it. */
  name(id: string): string {
    const known = this.names.of(id);
    return known === null ? `[${id.slice(0, 8)}]` : this.pick(known);
  }

  label<K extends string>(list: CodeList<K>, code: K): string {
    return this.pick(list.labels[code]);
  }

  labels<K extends string>(list: CodeList<K>, codes: readonly K[]): string {
    return this.list(codes.map((code) => this.label(list, code)));
  }

  list(items: readonly string[]): string {
    return formatList(items, this.language);
  }

  day(day: string): string {
    return formatDay(day, this.language);
  }

  money(amount: string): string {
    return formatMoney(amount);
  }

  quarter(quarter: string): string {
    return formatQuarter(quarter, this.language);
  }

  rate(rate: string): string {
    return formatRate(rate, this.language);
  }

  /** Somebody's own words. */
  quote(words: string): string {
    return `“${words}”`;
  }

  /** The quoted words, or nothing. */
  quoteAny(words: string | undefined): string | undefined {
    return words === undefined ? undefined : this.quote(words);
  }

  /** `langkah 4, Membentuk FKAK` */
  step(step: StepKey): string {
    const number = stepKeys.codes.indexOf(step) + 1;
    const word = this.language === 'id' ? 'langkah' : 'step';
    return `${word} ${number}, ${this.label(stepKeys, step)}`;
  }

  /** `1 day`, `2 days`; Indonesian has one form. */
  count(number: number, id: string, en: string): string {
    if (this.language === 'id') return `${number} ${id}`;
    return `${number} ${number === 1 ? en : `${en}s`}`;
  }

  /** `dengan 2 berkas bukti`, `without evidence` */
  evidence(files: number): string {
    if (files === 0) return this.pick(text('tanpa berkas bukti', 'without evidence'));
    return this.language === 'id'
      ? `dengan ${files} berkas bukti`
      : `with ${this.count(files, '', 'file')} of evidence`;
  }

  /** `5 dari 7 kriteria terpenuhi atas klaster v44 dan forum v29` */
  judged(checklist: Checklist): string {
    const streams = checklist.judgedOn.filter(({ version }) => version > 0);
    const on = this.list(streams.map((each) => `${this.streamWord(each.category)} v${each.version}`));
    const { met, total } = checklist;
    if (this.language === 'id') return `${met} dari ${total} kriteria terpenuhi atas ${on}`;
    return `${met} of ${total} criteria met on ${on}`;
  }

  /** Every blocking criterion with its reasons. */
  unmet(checklist: Checklist): string {
    const blocking = checklist.criteria.filter((each) => each.state === 'unmet' && each.kind !== 'note');
    const said = blocking.map((each) => {
      const why = each.reasons.map((reason) => this.pick(reason.text)).join('; ');
      const statement = this.pick(each.statement).replace(/\.$/, '');
      return why === '' ? statement : `${statement} (${why})`;
    });
    return said.join('; ');
  }

  private streamWord(category: string): string {
    const word = STREAM_WORDS[category];
    return word === undefined ? category : this.pick(word);
  }
}
