export * from './events.js';
export * from './state.js';
export { mergeAnswers } from './merge-answers.js';
export * from './decider.js';
