// npm run start:worker: sealer, projections and reactors without HTTP.
import { runApp } from './lib/run-app.mjs';

await runApp('worker', process.argv.slice(2));
