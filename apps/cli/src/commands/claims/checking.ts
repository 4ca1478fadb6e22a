import { claimTemplateCsv } from '@app/imports';
import { checkClaims } from '@app/programme';
import type { Command } from 'commander';
import type { CommonOptions } from '../../context.js';
import { failed } from '../../failure.js';
import { both } from '../../language.js';
import { langOption, withOptions } from '../../options.js';
import type { ContextOf } from '../../program.js';
import { type NameOptions, reportFrom } from './claim-file.js';
import { contradictionsIn, verdictsText } from './claim-text.js';
import { EXIT_CODES, FILE, named } from './options.js';

/** Found to contradict themselves: neither an error nor a refusal. */
const CONTRADICTED = 3;

/** Needs no installation: nothing is stored, and nothing of ours is asked. */
export function addCheck(claims: Command, contextOf: ContextOf): void {
  const command = named(claims.command('check'))
    .description(both('periksa berkas tanpa memasukkannya', 'check a file without entering it'))
    .argument('<file>', FILE)
    .option('--all', both('tampilkan juga angka yang tepat', 'show figures that agree as well'))
    .addHelpText('after', `\n${EXIT_CODES}`);
  withOptions(command).action(
    async (file: string, options: CommonOptions & NameOptions & { all?: boolean }) => {
      const { out } = contextOf(options);
      const report = await reportFrom(out, file, options);
      const checked = checkClaims(report);
      out.result({ report, ...checked }, () => verdictsText(out, checked, options.all ?? false));
      const found = contradictionsIn(checked);
      if (found > 0) {
        throw failed(`Yang bertentangan: ${found}.`, `Contradictions: ${found}.`, CONTRADICTED);
      }
    },
  );
}

/** The same file that the API gives. */
export function addTemplate(claims: Command, contextOf: ContextOf): void {
  const command = claims
    .command('template')
    .description(both('cetak templat CSV untuk diisi', 'print a CSV template to fill in'))
    .addOption(langOption());
  command.action((options: CommonOptions) => {
    const { out } = contextOf(options);
    process.stdout.write(claimTemplateCsv(out.lang));
  });
}
