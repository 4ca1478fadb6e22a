import type { EngineServices } from '@app/composition';
import { createServerEngine, warnWithoutLinks } from '@app/composition';
import type { Env, Logger } from '@app/platform';
import { assertSafeToServe, createLogger, parseEnv, Shutdown, StartProblem } from '@app/platform';
import { DirectoryQueries } from '@app/read-models';
import { createApi } from '@app/http';

/** This process only answers: sealing, projections and reactions are the worker's. */
const ROLES = {
  sealer: false,
  projections: false,
  reactors: false,
  sweeps: false,
  reminders: 'watch',
} as const;

const FIRST_ACCOUNT = {
  id: 'Belum ada akun. Buat yang pertama dengan lingkungan yang sama: npx rumpun admin create',
  en: 'There is no account yet. Make the first one under the same environment: npx rumpun admin create',
};

/** npm run start:api: the HTTP server alone. It never migrates, and takes neither a foreign schema nor a demo's log. */
async function main(): Promise<void> {
  const parsed = parseEnv(process.env);
  if (!parsed.ok) {
    for (const { id, en } of parsed.problems) process.stderr.write(`${id}\n${en}\n`);
    process.exit(1);
  }
  const { env } = parsed;
  assertSafeToServe(env);
  const log = createLogger({ service: 'api', level: env.LOG_LEVEL });
  const shutdown = new Shutdown({ logger: log });
  shutdown.listen();
  try {
    await serve(env, log, shutdown);
  } catch (error) {
    // A signal while starting takes away what the start is using: what it then says is of no interest.
    if (shutdown.isClosing) return;
    await shutdown.close();
    throw error;
  }
}

async function serve(env: Env, log: Logger, shutdown: Shutdown): Promise<void> {
  const engine = createServerEngine(env, log, ROLES);
  shutdown.add('engine', () => engine.stop());
  await engine.start();
  const api = await createApi({ services: engine.services, env, log });
  shutdown.add('api', () => api.close());
  await api.listen(env.PORT, env.HOST).catch((error: unknown) => {
    throw cannotListen(env, error);
  });
  log.info({ url: env.PUBLIC_URL ?? (await api.getUrl()) }, 'the API answers; Ctrl-C stops it');
  warnWithoutLinks(env.PUBLIC_URL);
  if (!(await hasAccounts(engine.services)))
    process.stderr.write(`${FIRST_ACCOUNT.id}\n${FIRST_ACCOUNT.en}\n`);
}

/** Behind by the projection's lag: at worst the hint is printed once too often. */
async function hasAccounts({ pool }: EngineServices): Promise<boolean> {
  return new DirectoryQueries(pool).hasAccounts();
}

function cannotListen({ HOST, PORT }: Env, error: unknown): unknown {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE') {
    return new StartProblem({
      id: `Porta ${PORT} di ${HOST} sudah dipakai program lain. Pilih porta lain dengan PORT.`,
      en: `Port ${PORT} on ${HOST} is taken by another program. Choose another with PORT.`,
    });
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return new StartProblem({
      id: `Tidak dapat membuka ${HOST}:${PORT} (${code}). Periksa HOST dan PORT.`,
      en: `${HOST}:${PORT} cannot be opened (${code}). Check HOST and PORT.`,
    });
  }
  return error;
}

try {
  await main();
} catch (error) {
  if (!(error instanceof StartProblem)) throw error;
  process.stderr.write(`${error.id}\n${error.en}\n`);
  process.exitCode = 1;
}
