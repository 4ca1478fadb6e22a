import fs from 'node:fs';

/** The report is made of sections, one per bench, so that one can be measured without the others. */
const ORDER = ['appends', 'findings', 'imports', 'obligations'];
const HEAD = `# Benchmarks

Written by \`npm run bench\`; measured, never edited. \`npm run bench -- --only findings\` measures one section anew.
`;
const begin = (name) => `<!-- ${name} -->`;
const end = (name) => `<!-- /${name} -->`;

/** Puts a section in the place of the former one of that name; the others stay as they are. */
export function writeSection(file, name, text) {
  const before = fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  const sections = ORDER.map((each) => (each === name ? text.trim() : sectionOf(before, each)));
  const kept = sections.flatMap((body, index) =>
    body === null ? [] : [`${begin(ORDER[index])}\n\n${body}\n\n${end(ORDER[index])}`],
  );
  fs.writeFileSync(file, `${[HEAD.trim(), ...kept].join('\n\n')}\n`);
}

function sectionOf(text, name) {
  const from = text.indexOf(begin(name));
  const to = text.indexOf(end(name));
  return from < 0 || to < 0 ? null : text.slice(from + begin(name).length, to).trim();
}
