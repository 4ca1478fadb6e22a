import { type ActingAccount, mayRead, type Target } from '@app/access';
import type { ImportState, InstrumentState, ResponseState, SurveyState } from '@app/programme';
import { importStatusOf, surveyStatusOf } from '@app/programme';

/** Every published version of an instrument, oldest first. */
export function instrumentDetails({ state }: { state: InstrumentState }): object {
  const versions = state.versions.map(({ content, hash }) => ({ ...content, hash }));
  return { key: state.versions[0]!.content.key, newest: versions.length, versions };
}

export function surveyDetails({ state }: { state: SurveyState }): object {
  const { population: _, ...wave } = state.wave!;
  return { ...wave, population: state.population, status: surveyStatusOf(state), closedAt: state.closedAt };
}

/** The name only for those who collect answers; everybody else meets the pseudonym. */
export function responseDetails(
  { state }: { state: ResponseState },
  acting: ActingAccount,
  target: Target,
): object {
  const { identity, answers, answeredOn, corrections, name } = state;
  const named = name !== null && mayRead(acting, 'respondent-name', target).ok;
  return {
    ...identity,
    answeredOn,
    answers,
    withdrawn: answers === null,
    import: state.import,
    corrections,
    ...(named && { name: 'value' in name ? name.value : null }),
  };
}

export function importDetails({ state }: { state: ImportState }): object {
  return { ...state.file, status: importStatusOf(state), late: state.late };
}
