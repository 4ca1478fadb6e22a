import type { Bilingual } from '@app/contracts';
import type { Language } from '../http/language.js';
import { languages } from '../http/language.js';
import { problemKinds } from '../http/problems.js';
import type { OpenApiDocument } from '../openapi/document.js';
import { tags } from '../openapi/document.js';
import { Html, html } from './html.js';
import { operationHtml } from './operation-html.js';
import { style } from './style.js';
import { rules, words } from './words.js';

interface Section {
  readonly name: string;
  readonly title: Bilingual;
  readonly operations: readonly Html[];
}

/**
 * The whole documentation as one page that needs nothing else: no script, no font, no picture from elsewhere.
 *
 * @param base where this server is reached, for the examples
 */
export function docsPage(document: OpenApiDocument, language: Language, base: string): string {
  const sections = tags.map(({ name, title }) => ({
    name,
    title,
    operations: operationsOf(document, name, language),
  }));
  const body = html`<a class="skip" href="#main">${words.skip[language]}</a>
    <div class="app">
      ${side(sections, language)}
      <main id="main">
        <h1>${words.title[language]}</h1>
        <p class="lead">${words.lead[language]}</p>
        ${beginning(language, base)} ${everywhere(language)}
        ${sections.map((each) => sectionHtml(each, language))} ${problemsTable(language)}
      </main>
    </div>`;
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${words.title[language]}</title><style>${style}</style></head><body>${body.markup}</body></html>`;
}

function operationsOf(document: OpenApiDocument, tag: string, language: Language): Html[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => operation.tags.includes(tag))
      .map(([method, operation]) => operationHtml(path, method, operation, language)),
  );
}

// Three stems of a clump: the product's mark.
const STEMS = [
  [1, 9, 6],
  [1, 16, 7],
  [8.5, 1, 7],
  [8.5, 9, 6],
  [8.5, 16, 7],
  [16, 5, 5],
  [16, 11, 5],
  [16, 17, 6],
] as const;
const mark = new Html(
  `<svg width="22" height="24" viewBox="0 0 22 24" aria-hidden="true"><g fill="var(--green)">${STEMS.map(
    ([x, y, height]) => `<rect x="${x}" y="${y}" width="5" height="${height}" rx="1"/>`,
  ).join('')}</g></svg>`,
);

function side(sections: readonly Section[], language: Language): Html {
  return html`<header class="side">
    <span class="brand">${mark}Rumpun</span>
    <nav aria-label="${words.contents[language]}">
      <a href="#begin">${words.begin[language]}</a>
      <a href="#rules">${words.rules[language]}</a>
      ${sections.map(
        ({ name, title, operations }) =>
          html`<a href="#${name}">${title[language]}<span class="n">${operations.length}</span></a>`,
      )}
      <a href="#problems">${words.problems[language]}</a>
      <a href="/api/v1/openapi.json">openapi.json</a>
    </nav>
    <nav class="lang" aria-label="${words.language[language]}">
      ${languages.map(
        (each) =>
          html`<a
            href="/?lang=${each}"
            lang="${each}"
            hreflang="${each}"
            ${each === language ? new Html('aria-current="true"') : ''}
            >${each.toUpperCase()}</a
          >`,
      )}
    </nav>
  </header>`;
}

function beginning(language: Language, base: string): Html {
  const json = "-H 'Content-Type: application/json'";
  const steps = [
    [words.signIn, `curl -c kuki ${json} ${base}/api/v1/session \\\n  -d '{"login":"…","password":"…"}'`],
    [
      words.command,
      `curl -b kuki ${json} -H 'Idempotency-Key: fpk-klaten-1' \\\n  ${base}/api/v1/forums/establish-forum \\\n  -d '{"region":"33.10","level":"regency","name":"FPK Kabupaten Klaten"}'`,
    ],
    [words.read, `curl -b kuki '${base}/api/v1/forums/{stream}?wait={id}'`],
  ] as const;
  return html`<section id="begin">
    <h2>${words.begin[language]}</h2>
    <ol class="steps">
      ${steps.map(
        ([text, shell]) =>
          html`<li>
            <p>${text[language]}</p>
            <pre>${shell}</pre>
          </li>`,
      )}
    </ol>
  </section>`;
}

function everywhere(language: Language): Html {
  return html`<section id="rules">
    <h2>${words.rules[language]}</h2>
    <dl class="terms">
      ${rules.map(
        ({ term, text }) =>
          html`<dt>${term[language]}</dt>
            <dd>${text[language]}</dd>`,
      )}
    </dl>
  </section>`;
}

function sectionHtml({ name, title, operations }: Section, language: Language): Html {
  return html`<section id="${name}">
    <h2>${title[language]}</h2>
    ${operations}
  </section>`;
}

function problemsTable(language: Language): Html {
  const seen = new Set<number>();
  const rows = Object.entries(problemKinds).map(([code, { status, title, detail }]) => {
    const anchor = seen.has(status) ? '' : new Html(` id="problem-${status}"`);
    seen.add(status);
    return html`<tr${anchor}>
      <td>${status}</td><td><code>${code}</code></td><td>${title[language]}<br /><span class="q">${detail[language]}</span></td>
    </tr>`;
  });
  return html`<section id="problems">
    <h2>${words.problems[language]}</h2>
    <p class="lead">${words.problemsLead[language]} ${words.refused[language]}</p>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">HTTP</th>
            <th scope="col">${words.code[language]}</th>
            <th scope="col">${words.meaning[language]}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>
  </section>`;
}
