import type { Bilingual, ClaimRelationView, ClaimTryView } from '@app/contracts';
import { text } from '@app/contracts';
import { targetOf } from './recompute.js';
import { type Figure, inputsOf } from './relations.js';
import { cellName, figureText, intervalView, join, listed, placesFor } from './say.js';

/** Why a figure has its verdict, in one sentence. */

const WORDS = {
  'one-wave': text(
    'satu gelombang adalah tingkat, bukan dinamika; perlu gelombang kedua',
    'one wave is a level, not a dynamic; it takes a second wave',
  ),
  vague: text('angka ini hanya kira-kira', 'the figure is only approximate'),
  'not-printed': text('datanya tidak tercetak', 'its data were not printed'),
  judgement: text('ini penilaian, bukan hitungan', 'this is a judgement, not a computation'),
} as const;

const ANSWERS = text('jawaban responden tidak tercetak', "the respondents' answers were not printed");

/** The cells without which a figure cannot be recomputed. */
function missingText(figure: Figure): Bilingual {
  const inputs = figure.relations.filter(({ kind }) => kind !== 'bounds').flatMap(inputsOf);
  const missing = inputs.filter(({ value }) => value === null);
  if (missing.length > 0) {
    const names = missing.slice(0, 3).map(({ table, cell }) => cellName(table, cell));
    const more = missing.length > 3 ? text('; …') : text('');
    return join`${text('tidak tercetak:', 'not printed:')} ${listed(names, '; ')}${more}`;
  }
  const share = figure.relations.some(({ kind }) => kind === 'share');
  return share ? text('dasarnya nol', 'its base is zero') : ANSWERS;
}

function notCheckable(figure: Figure, relations: readonly ClaimRelationView[]): Bilingual {
  if (figure.words !== null) return WORDS[figure.words];
  if (figure.printed !== null) {
    const why = missingText(figure);
    const range = relations.find(({ kind }) => kind === 'bounds')?.tries[0]?.interval;
    return why === ANSWERS && range
      ? join`${why}; ${text('mungkin dalam', 'possible within')} ${range.text}`
      : why;
  }
  const would = relations.map(({ tries }) => tries[0]!.recomputed).find((each) => each !== null);
  const missing = text('tidak tercetak', 'not printed');
  const computed =
    would === undefined
      ? missing
      : join`${missing}; ${text('hitungan memberi', 'recomputing gives')} ${figureText(would, figure.unit!)}`;
  return figure.note === null ? computed : join`${computed}. ${withoutStop(figure.note)}`;
}

/** A remark as it stands inside a text that gets its own full stop. */
export const withoutStop = ({ id, en }: Bilingual): Bilingual =>
  text(id.replace(/\.$/, ''), en.replace(/\.$/, ''));

/** `tanpa bobot, hanya pada [2,833; 2,85)`; without the range where everything that rounds to the figure fits */
function under({ weighting, overlap }: ClaimTryView, target: Bilingual): Bilingual {
  if (overlap === null || overlap.text.en === target.en) return weighting.text;
  return join`${weighting.text}, ${text('hanya pada', 'only in')} ${overlap.text}`;
}

function withinRounding(figure: Figure, { tries }: ClaimRelationView): Bilingual {
  const possible = tries.filter(({ outcome }) => outcome === 'within-rounding' || outcome === 'exact');
  const given = tries[0]!.recomputed;
  const gives =
    given === null
      ? text('sel yang tercetak tidak cukup', 'the printed cells do not suffice')
      : join`${text('sel tercetak memberi', 'the printed cells give')} ${figureText(given, figure.unit!)}`;
  const target = intervalView(targetOf(figure)!, placesFor(figure.decimals)).text;
  const may = text('tetapi nilai sebelum dibulatkan bisa memberi', 'but unrounded values may give');
  const ways = possible.map((each) => under(each, target));
  return join`${gives}, ${may} ${figureText(figure.printed!, figure.unit!)}: ${listed(ways, '; ')}`;
}

function contradicted(figure: Figure, { kind, tries }: ClaimRelationView): Bilingual {
  const printed = figureText(figure.printed!, figure.unit!);
  const [own] = tries as [ClaimTryView];
  if (kind === 'bounds') {
    return own.interval === null
      ? text(
          'minimum, maksimum, dan skala tidak bersesuaian',
          'minimum, maximum and scale exclude each other',
        )
      : join`${text('harus dalam', 'must be within')} ${own.interval.text}, ${text('bukan', 'not')} ${printed}`;
  }
  if (own.recomputed === null) {
    return join`${text('apa pun isi sel yang tidak tercetak, tidak memberi', 'whatever the cells not printed hold, they do not give')} ${printed}`;
  }
  const gives = join`${own.formula}, ${text('bukan', 'not')} ${printed}`;
  const reached = tries.filter(({ interval }) => interval && interval.low !== interval.high);
  if (reached.length === 0)
    return join`${gives}; ${text('tidak ada hitungan lain', 'there is no other way to compute it')}`;
  const target = intervalView(targetOf(figure)!, placesFor(figure.decimals)).text;
  const weights = text(
    '; bobot yang tidak tercetak tidak dicoba',
    '; weights that were not printed were not tried',
  );
  const untried = kind === 'average' ? weights : text('');
  const ranges = reached.map(({ weighting, interval }) => join`${weighting.text} ${interval!.text}`);
  return join`${gives}; ${text('nilai sebelum dibulatkan hanya sampai', 'unrounded values only reach')} ${listed(ranges, '; ')}, ${text('bukan', 'not')} ${target}${untried}`;
}

/**
 * @param relations as judged @param outcome of the figure
 * @returns the sentence behind a verdict
 */
export function whyText(
  figure: Figure,
  relations: readonly ClaimRelationView[],
  outcome: ClaimRelationView['outcome'],
): Bilingual {
  const telling = relations.filter((relation) => relation.outcome === outcome);
  if (outcome === 'not-checkable' || telling.length === 0) return notCheckable(figure, relations);
  if (outcome === 'exact')
    return listed(
      telling.map(({ tries }) => tries[0]!.formula),
      '; ',
    );
  const tell = outcome === 'contradicted' ? contradicted : withinRounding;
  return listed(
    telling.map((relation) => tell(figure, relation)),
    '; ',
  );
}
