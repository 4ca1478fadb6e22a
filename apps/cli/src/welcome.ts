import type { Engine } from '@app/composition';
import { roles } from '@app/contracts';
import type { Role } from '@app/contracts';
import type { Context } from './context.js';
import type { LoadedDemo } from './demo-home.js';
import { loadedDemo } from './demo-home.js';
import type { Installation } from './installation.js';
import { table } from './output.js';

/** How many accounts of a large demo are printed. */
const MOST_ACCOUNTS = 30;

/** What a person reads once everything runs: where it is, how to get in, how to stop. */
export async function welcome(
  { out }: Context,
  installation: Installation,
  engine: Engine,
  url: string,
): Promise<string> {
  const demo = installation.kind === 'demo' ? loadedDemo(installation.home) : null;
  const lines = [
    out.pick({ id: `Rumpun berjalan di ${url}`, en: `Rumpun runs at ${url}` }),
    out.pick({ id: `Data: ${installation.home}`, en: `Data: ${installation.home}` }),
    '',
    ...(demo === null ? await firstAccount(out.pick, engine) : accounts(out.pick, demo, engine)),
    '',
    out.pick({ id: 'Hentikan dengan Ctrl-C.', en: 'Stop it with Ctrl-C.' }),
  ];
  return lines.join('\n');
}

type Pick = Context['out']['pick'];

function accounts(pick: Pick, demo: LoadedDemo, engine: Engine): string[] {
  const shown = demo.accounts.slice(0, MOST_ACCOUNTS);
  const rows = shown.map(({ login, role, where }) => [login, pick(roles.labels[role as Role]), where]);
  const more = demo.accounts.length - shown.length;
  const today = engine.services.clock.now().slice(0, 10);
  return [
    pick({
      id: `CONTOH: semua orang dan angkanya rekaan; hari ini di dalam contoh: ${today}.`,
      en: `DEMO: its people and figures are made up; today in the demo is ${today}.`,
    }),
    pick({ id: `Kata sandi semua akun: ${demo.password}`, en: `Every account's password: ${demo.password}` }),
    table([[pick({ id: 'masuk', en: 'login' }), pick({ id: 'peran', en: 'role' }), ''], ...rows]),
    ...(more > 0 ? [pick({ id: `… dan ${more} akun lain`, en: `… and ${more} more accounts` })] : []),
    '',
    pick({
      id: 'Instalasi sungguhan yang kosong: npm start -- --fresh',
      en: 'An empty, real installation: npm start -- --fresh',
    }),
  ];
}

async function firstAccount(pick: Pick, engine: Engine): Promise<string[]> {
  const { rows } = await engine.services.pool.query('select 1 from read.account_entry limit 1');
  if (rows.length > 0) return [pick({ id: 'Masuk dengan akun Anda.', en: 'Sign in with your account.' })];
  return [
    pick({
      id: 'Belum ada akun. Buat yang pertama di terminal lain:\n  npx rumpun admin create',
      en: 'There is no account yet. Make the first one in another terminal:\n  npx rumpun admin create',
    }),
  ];
}
