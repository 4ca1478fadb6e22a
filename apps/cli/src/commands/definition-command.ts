import { definitionJson, definitions, renderDefinitionMermaid, renderDefinitionTable } from '@app/programme';
import type { Context } from '../context.js';
import { failed } from '../failure.js';
import { both } from '../language.js';
import { jsonOption, langOption } from '../options.js';
import type { AddCommand } from '../program.js';

interface ShowOptions {
  readonly mermaid?: boolean;
}

/** `rumpun definition show`: the published criteria. Needs no database. */
export const addDefinition: AddCommand = (program, contextOf) => {
  program
    .command('definition')
    .description(both('definisi program', 'programme definitions'))
    .command('show')
    .description(both('tampilkan kriteria sebagai tabel', 'show the criteria as a table'))
    .argument('[id]', both('id definisi', 'id of the definition'), 'seven-steps')
    .option('--mermaid', both('sebagai bagan keadaan Mermaid', 'as a Mermaid statechart'))
    .addOption(jsonOption())
    .addOption(langOption())
    .action((id: string, options) => show(contextOf(options), id, options));
};

function show({ out }: Context, id: string, { mermaid }: ShowOptions): void {
  const definition = definitions.findLast((each) => each.id === id);
  if (definition === undefined) {
    const known = definitions.map((each) => each.id).join(', ');
    throw failed(
      `Tidak ada definisi "${id}"; yang ada: ${known}`,
      `No definition "${id}"; there are: ${known}`,
      2,
    );
  }
  const render = mermaid ? renderDefinitionMermaid : renderDefinitionTable;
  out.result(definitionJson(definition), () => render(definition, out.lang).trimEnd());
}
