// npm run start:api: the HTTP server alone, against the databases that the environment names.
import { runApp } from './lib/run-app.mjs';

await runApp('api', process.argv.slice(2));
