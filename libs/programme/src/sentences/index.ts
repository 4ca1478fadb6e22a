export * from './format.js';
export * from './label.js';
export * from './names.js';
export * from './programme-event.js';
export * from './told.js';
export * from './voice.js';
export * from './sentence.js';
export * from './routine.js';
