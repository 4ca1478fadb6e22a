export * from './events.js';
export * from './calendar-state.js';
export type { RegionFacts } from './calendar-rulings.js';
export * from './region.js';
export * from './person-state.js';
export * from './person.js';
export * from './wishes.js';
export * from './account.js';
export * from './definition.js';
