export * from './events.js';
export * from './state.js';
export { forumDecider, type AnyForumCommand, type EndMemberTerm } from './decider.js';
export { forumLifecycle, forumMachine } from './machine.js';
export * from './round.js';
export * from './roster.js';
