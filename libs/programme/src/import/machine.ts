import { createMachine } from 'xstate';
import { Lifecycle } from '../shared/machine.js';

/** A file's way in: checked by a dry run, started, and then committed as a whole or dropped; dropped, it may come again. */
export const importMachine = createMachine({
  id: 'import',
  initial: 'checked',
  states: {
    checked: { on: { ImportChecked: {}, ImportStarted: 'started', ImportDropped: 'dropped' } },
    started: { on: { ImportCommitted: 'committed', ImportDropped: 'dropped' } },
    dropped: { on: { ImportChecked: 'checked' } },
    committed: {},
  },
});

export const importLifecycle = new Lifecycle(importMachine);
