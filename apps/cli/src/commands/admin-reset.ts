import { randomUUID } from 'node:crypto';
import { newResetCode } from '@app/access';
import type { Engine } from '@app/composition';
import { RESET_MINUTES } from '@app/programme';
import type { Command } from 'commander';
import { accountNamed, actingAs, asOption } from '../acting.js';
import type { PlaceOptions } from '../connect.js';
import { servedAt, withEngine } from '../connect.js';
import type { CommonOptions, Context } from '../context.js';
import { refused } from '../failure.js';
import { both } from '../language.js';
import { placeOptions, withOptions } from '../options.js';
import type { ContextOf } from '../program.js';

interface ResetOptions extends PlaceOptions, CommonOptions {
  readonly as?: string;
}

/** `rumpun admin reset`: a one-time link to a new password, for whoever forgot theirs. */
export function addReset(admin: Command, contextOf: ContextOf): void {
  const command = admin
    .command('reset')
    .description(
      both(
        `cetak tautan sekali pakai untuk kata sandi baru, berlaku ${RESET_MINUTES} menit`,
        `print a one-time link to a new password, which works for ${RESET_MINUTES} minutes`,
      ),
    )
    .argument('<account>', both('nama masuk atau id akun', 'login or id of the account'))
    .addOption(asOption());
  withOptions(command, ...placeOptions());
  command.action((account: string, options: ResetOptions) => {
    const context = contextOf(options);
    return withEngine(context, options, (engine) => reset(context, engine, account, options));
  });
}

async function reset(context: Context, engine: Engine, who: string, options: ResetOptions): Promise<void> {
  const { out } = context;
  const actor = await actingAs(engine, options.as);
  const account = await accountNamed(engine, who);
  const { code, tokenHash } = newResetCode(account);
  const result = await engine.services.commands.execute({
    ...{ category: 'account', command: 'issue-reset-link', stream: account, actor },
    body: { link: randomUUID(), tokenHash },
    commandId: randomUUID(),
  });
  if (!result.ok) throw refused(result);
  const url = `${servedAt(context, options)}/api/v1/password-reset#${code}`;
  out.say({
    id: `Berikan tautan ini hanya kepada pemilik akun. Berlaku satu kali, ${RESET_MINUTES} menit; tautan sebelumnya tidak berlaku lagi. Tanpa JavaScript: salin bagian sesudah # ke kolom kode.`,
    en: `Give this link to the account's owner only. It works once, for ${RESET_MINUTES} minutes; earlier links work no more. Without JavaScript: copy what follows the # into the field for the code.`,
  });
  out.result({ account, url, ...(result.events[0]?.data as { expiresAt: string }) }, () => url);
}
