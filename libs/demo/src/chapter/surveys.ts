import type { Answer } from '@app/contracts';
import { newPlayer } from '../acts/people.js';
import { closeWave, correctAnswers, interview, openWave } from '../acts/surveys.js';
import type { Director } from '../director.js';
import { exampleName } from '../names.js';
import type { Player } from '../player.js';
import type { PlaceCounts, Respondent } from '../respondents/index.js';
import {
  chapterPlaces,
  cooperationRespondents,
  dynamicsRespondents,
  problemRespondents,
} from '../respondents/index.js';
import type { Scene, Thread } from '../timeline.js';
import type { Opening } from './opening.js';
import type { RegionTale } from './region.js';
import { reportThread } from './report.js';

interface SurveySpec {
  readonly place: PlaceCounts;
  /** Firms in the cluster: N. The chapter does not say how many there are (E). */
  readonly population: number;
  /** Days of: opening, three days of interviews, closing. */
  readonly days: readonly [string, string, string, string, string];
  /** Number of the first example name of its respondents. */
  readonly names: number;
}

const KEYS = ['dynamics-jica', 'cooperation', 'problem-handling'] as const;
type Key = (typeof KEYS)[number];
const PERIOD = { from: '2025-10-01', until: '2025-12-31' };
/** Later waves use version 2; the chapter's own has the chapter's gaps (decision 13). */
const VERSION = 1;
const REAL_NAMES = 3;

const respondentsOf: Readonly<Record<Key, (place: PlaceCounts) => Respondent[]>> = {
  'dynamics-jica': dynamicsRespondents,
  cooperation: cooperationRespondents,
  'problem-handling': problemRespondents,
};

/** One cluster's three waves, with made-up respondents that give its rows in the chapter's Tables 3 to 8. */
class Survey {
  enumerator!: Player;
  readonly waves = new Map<Key, string>();
  readonly streams = new Map<Key, ReadonlyMap<string, string>>();

  constructor(
    readonly tale: RegionTale,
    private readonly opening: Opening,
    readonly spec: SurveySpec,
  ) {}

  scenes(): Scene[] {
    const [open, ...days] = this.spec.days;
    return [
      { on: open, play: (d) => this.open(d) },
      ...KEYS.map((key, index) => ({ on: days[index]!, play: (d: Director) => this.ask(d, key) })),
      { on: days[3], play: (d) => this.close(d) },
    ];
  }

  /** Which of its waves gives which of the report's places. */
  inReport(): { readonly location: string; readonly survey: string }[] {
    return [...this.waves.values()].map((survey) => ({ location: this.spec.place.location, survey }));
  }

  private async open(d: Director): Promise<void> {
    const { location } = this.spec.place;
    const login = `pencacah.${location.toLowerCase()}`;
    const known = this.opening.players.find((player) => player.login === login);
    this.enumerator = known ?? (await this.newEnumerator(d, login));
    for (const key of KEYS) {
      const instrument = { key, version: VERSION };
      const wave = { instrument, location, population: this.spec.population, period: PERIOD };
      this.waves.set(key, await openWave(d, this.tale.cluster, wave));
    }
  }

  private async newEnumerator(d: Director, login: string): Promise<Player> {
    const { cluster, name: where } = this.tale.cluster;
    const spec = { login, role: 'enumerator', scope: { cluster }, where } as const;
    const name = exampleName(this.spec.names - 1);
    const player = await newPlayer(d, this.opening.admin.acting, { ...spec, name });
    this.opening.players.push(player);
    return player;
  }

  private async ask(d: Director, key: Key): Promise<void> {
    const respondents = respondentsOf[key](this.spec.place).map((each) => misread(key, each));
    const nameOf = (index: number) => (index < REAL_NAMES ? exampleName(this.spec.names + index) : undefined);
    this.streams.set(key, await interview(d, this.enumerator, this.waves.get(key)!, respondents, nameOf));
  }

  private async close(d: Director): Promise<void> {
    for (const survey of this.waves.values()) await closeWave(d, this.tale.cluster, survey);
  }
}

/** The answer of one firm is copied wrongly at first; it is put right after the wave was closed. */
const MISREAD = { code: 'CPR-03', item: 'peer-mode', wrong: 'passive' } as const;

function misread(key: Key, respondent: Respondent): Respondent {
  if (key !== 'cooperation' || respondent.code !== MISREAD.code) return respondent;
  const wrong = (answer: Answer): Answer =>
    answer.item === MISREAD.item ? { item: MISREAD.item, code: MISREAD.wrong } : answer;
  return { ...respondent, answers: respondent.answers.map(wrong) };
}

function putRight(survey: Survey): Scene {
  return {
    on: '2025-11-18',
    play: async (d) => {
      const { answers } = cooperationRespondents(survey.spec.place).find(
        ({ code }) => code === MISREAD.code,
      )!;
      const right = answers.filter(({ item }) => item === MISREAD.item);
      const response = survey.streams.get('cooperation')!.get(MISREAD.code)!;
      await correctAnswers(d, survey.enumerator, response, right, 'Salah salin dari lembar wawancara');
    },
  };
}

/** A year on Ceper rates its dynamics again: three firms are not found any more, one is new. */
function secondWave(survey: Survey): Scene {
  return {
    on: '2026-09-08',
    play: async (d) => {
      const { place, population } = survey.spec;
      const wave = await openWave(d, survey.tale.cluster, {
        instrument: { key: 'dynamics-jica', version: VERSION },
        location: place.location,
        population: population - 4,
        period: { from: '2026-09-01', until: '2026-09-30' },
      });
      await interview(d, survey.enumerator, wave, aYearLater(dynamicsRespondents(place)));
      await closeWave(d, survey.tale.cluster, wave);
    },
  };
}

/** Skills rise by one wherever they stood below 3, and technology with every third firm. */
function aYearLater(respondents: readonly Respondent[]): Respondent[] {
  const better = (answer: Answer, index: number): Answer => {
    if (!('code' in answer)) return answer;
    const score = Number(answer.code);
    const rises =
      (answer.item === 'skills' && score < 3) || (answer.item === 'technology' && index % 3 === 0);
    return rises ? { item: answer.item, code: String(score + 1) } : answer;
  };
  const stayed = respondents.slice(3).map(({ code, answers }, index) => ({
    code,
    answers: answers.map((answer) => better(answer, index)),
  }));
  return [...stayed, { code: 'CPR-21', answers: respondents[0]!.answers }];
}

/** The surveys of the three metal clusters, each a thread of its own, and the report that tells of them. */
export function surveyThreads(
  opening: Opening,
  tales: { readonly klaten: RegionTale; readonly pati: RegionTale; readonly tegal: RegionTale },
): Thread[] {
  const { ceper, pati, tegal } = chapterPlaces;
  const atCeper = new Survey(tales.klaten, opening, {
    place: ceper,
    population: 64,
    days: ['2025-10-14', '2025-10-15', '2025-10-16', '2025-10-17', '2025-11-04'],
    names: 400,
  });
  const atPati = new Survey(tales.pati, opening, {
    place: pati,
    population: 85,
    days: ['2025-10-20', '2025-10-21', '2025-10-22', '2025-10-23', '2025-11-05'],
    names: 410,
  });
  const atTegal = new Survey(tales.tegal, opening, {
    place: tegal,
    population: 110,
    days: ['2025-10-27', '2025-10-28', '2025-10-29', '2025-10-30', '2025-11-06'],
    names: 420,
  });
  const compare = () => [atCeper, atPati, atTegal].flatMap((survey) => survey.inReport());
  return [
    { name: 'survei-ceper', scenes: [...atCeper.scenes(), putRight(atCeper), secondWave(atCeper)] },
    { name: 'survei-pati', scenes: atPati.scenes() },
    { name: 'survei-tegal', scenes: atTegal.scenes() },
    reportThread(opening, compare),
  ];
}
