import { logOrigin } from '@app/composition';
import { createLogPool, migrate, schemaStatus } from '@app/event-store';
import type { Context } from '../context.js';
import { failed } from '../failure.js';
import { both } from '../language.js';
import { jsonOption, langOption } from '../options.js';
import type { AddCommand } from '../program.js';

/** `rumpun migrate`: for servers; the embedded database is migrated when it starts. */
export const addMigrate: AddCommand = (program, contextOf) => {
  program
    .command('migrate')
    .description(
      both(
        'siapkan skema basis data server (DATABASE_OWNER_URL, DATABASE_URL, DATABASE_SEALER_URL)',
        "prepare a server's schema (DATABASE_OWNER_URL, DATABASE_URL, DATABASE_SEALER_URL)",
      ),
    )
    .addOption(jsonOption())
    .addOption(langOption())
    .action((options) => run(contextOf(options)));
};

async function run({ env, out }: Context): Promise<void> {
  const ownerUrl = needed('DATABASE_OWNER_URL', env.DATABASE_OWNER_URL);
  const appUrl = needed('DATABASE_URL', env.DATABASE_URL);
  const sealerUrl = needed('DATABASE_SEALER_URL', env.DATABASE_SEALER_URL);
  const { applied } = await migrate({ ownerUrl, appUrl, sealerUrl });
  const pool = createLogPool({ connectionString: appUrl, max: 1 });
  try {
    const { wanted } = await schemaStatus(pool);
    const origin = await logOrigin(pool);
    out.result({ applied, schema: wanted.at(-1), origin }, () =>
      out.pick(
        applied.length === 0
          ? { id: `Skema sudah mutakhir (${origin}).`, en: `The schema is current (${origin}).` }
          : {
              id: `Migrasi ${applied.join(', ')} dijalankan; log ${origin}.`,
              en: `Migrations ${applied.join(', ')} applied; log ${origin}.`,
            },
      ),
    );
  } finally {
    await pool.end();
  }
}

function needed(name: string, url: string | undefined): string {
  if (url !== undefined) return url;
  throw failed(
    `${name} belum diisi. Perintah ini untuk basis data server; yang bawaan disiapkan oleh npm start.`,
    `${name} is not set. This command is for a server's database; the bundled one is prepared by npm start.`,
    2,
  );
}
