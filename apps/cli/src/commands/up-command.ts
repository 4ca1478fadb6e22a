import { both } from '../language.js';
import type { AddCommand } from '../program.js';
import { langOption } from '../options.js';

/** `rumpun up`: what `npm start` runs. */
export const addUp: AddCommand = (program, contextOf) => {
  program
    .command('up')
    .description(
      both(
        'jalankan semuanya di komputer ini: basis data bawaan, API, dan pekerja, dengan contoh',
        'run everything on this computer: bundled database, API and worker, with the demo',
      ),
    )
    .option('--fresh', both('instalasi sungguhan yang kosong', 'an empty, real installation'))
    .addOption(langOption())
    .action(async (options) => {
      // The web framework takes longer to load than most other commands to run.
      const { up } = await import('./up.js');
      await up(contextOf(options), options);
    });
};
