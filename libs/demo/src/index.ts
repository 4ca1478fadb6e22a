export * from './stage.js';
export * from './player.js';
export * from './director.js';
export * from './timeline.js';
export * from './chapter/index.js';
export * from './large/index.js';
export { Opening } from './chapter/opening.js';
export { KlatenTale } from './chapter/klaten.js';
