export { cooperationV1 } from './cooperation.v1.js';
export { dynamicsJicaV1 } from './dynamics-jica.v1.js';
export { problemHandlingV1 } from './problem-handling.v1.js';
export { problemHandlingV2 } from './problem-handling.v2.js';
export { builtInInstruments, instrumentRefOf, isBuiltIn } from './registry.js';
export { askedItems, type AnswerContext, checkAnswers } from './check-answers.js';
export { checkInstrument, RESERVED_ITEM_IDS } from './check-instrument.js';
export {
  comparableItem,
  type InstrumentDiff,
  instrumentDiff,
  type ItemChange,
  type ItemDiff,
} from './diff.js';
export { type DescribedDiff, describeDiff, type ItemSentence } from './diff-sentences.js';
export { answerExamples, exampleAnswers } from './example-answers.js';
export * from './events.js';
export * from './decider.js';
