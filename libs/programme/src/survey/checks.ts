import type { Known } from '../definitions/judge-types.js';
import { because, type Check } from '../shared/refusing.js';
import { type SurveyState, surveyStatusOf } from './state.js';

/**
 * @param reasoned whether it was said why the answers come late
 * @returns a reason when the wave takes no answers: withdrawn, or closed without a word why they are late
 */
export function checkTakes({ state }: Known<SurveyState>, reasoned: boolean): Check {
  const status = surveyStatusOf(state);
  if (status === 'withdrawn') {
    return because('wave-withdrawn', 'gelombang ini telah dicabut', 'the wave was withdrawn');
  }
  return (
    status === 'closed' &&
    !reasoned &&
    because(
      'late-reason-needed',
      'gelombang ini telah ditutup; yang terlambat harus diberi alasan',
      'the wave is closed; what comes late needs a reason',
      '/lateReason',
    )
  );
}
