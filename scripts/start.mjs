// npm start: the demo on embedded PostgreSQL; npm start -- --fresh: an empty, real installation.
import { runApp } from './lib/run-app.mjs';

await runApp('cli', ['up', ...process.argv.slice(2)]);
