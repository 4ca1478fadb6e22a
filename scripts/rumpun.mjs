#!/usr/bin/env node
// npx rumpun COMMAND. The set-up speaks on standard error, so that --json output can be piped.
import { runApp } from './lib/run-app.mjs';

await runApp('cli', process.argv.slice(2));
