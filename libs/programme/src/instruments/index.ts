export { cooperationV1 } from './cooperation.v1.js';
export { dynamicsJicaV1 } from './dynamics-jica.v1.js';
export { problemHandlingV1 } from './problem-handling.v1.js';
export { problemHandlingV2 } from './problem-handling.v2.js';
export { builtInInstruments, instrumentRefOf } from './registry.js';
