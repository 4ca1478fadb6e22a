import type { Language } from '../http/language.js';
import type { Example, Operation } from '../openapi/operation.js';
import type { JsonSchema } from '../openapi/schema.js';
import { html, type Html } from './html.js';
import { words } from './words.js';

/** One operation, folded: verb, title and address; inside, what to send and what comes back. */
export function operationHtml(path: string, method: string, operation: Operation, language: Language): Html {
  const title = operation['x-summary'][language];
  const description = operation['x-description']?.[language];
  const content = operation.requestBody?.content['application/json'];
  return html`<details id="${operation.operationId}">
    <summary>
      <span class="verb ${method}">${method.toUpperCase()}</span><span class="t">${title}</span
      ><code>${path}</code>
    </summary>
    <div class="body">
      ${description ? html`<p>${description}</p>` : ''} ${parameters(operation, language)}
      ${content ? fields(content.schema, language) : ''}
      ${content ? examples(content.examples, words.example[language]) : ''}
      ${answerExample(operation, language)}
      <h3>${words.answers[language]}</h3>
      <p class="codes">${Object.keys(operation.responses).map(status)}</p>
    </div>
  </details>`;
}

function status(code: string): Html {
  return Number(code) < 400
    ? html`<span class="ok">${code}</span>`
    : html`<a href="#problem-${code}">${code}</a>`;
}

function parameters(operation: Operation, language: Language): Html | '' {
  const own = (operation.parameters ?? []).filter((each) => 'name' in each);
  if (own.length === 0) return '';
  const rows = own.map(
    ({ name, required, description, schema }) =>
      html`<tr>
        <td>
          <code>${name}</code>${required ? html`<span class="req">${words.required[language]}</span>` : ''}
        </td>
        <td>${typeOf(schema)}</td>
        <td>${oneLanguage(description, language)}</td>
      </tr>`,
  );
  return html`<h3>${words.parameters[language]}</h3>
    <div class="wide">
      <table>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function fields(schema: JsonSchema, language: Language): Html {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonSchema>);
  const required = new Set((schema.required ?? []) as string[]);
  if (properties.length === 0) return html`<p class="q">${words.none[language]}</p>`;
  const rows = properties.map(
    ([name, property]) =>
      html`<tr>
        <td>
          <code>${name}</code
          >${required.has(name) ? html`<span class="req">${words.required[language]}</span>` : ''}
        </td>
        <td>${typeOf(property)}</td>
      </tr>`,
  );
  return html`<h3>${words.fields[language]}</h3>
    <div class="wide">
      <table>
        <thead>
          <tr>
            <th scope="col">${words.field[language]}</th>
            <th scope="col">${words.type[language]}</th>
          </tr>
        </thead>
        <tbody>
          ${rows}
        </tbody>
      </table>
    </div>`;
}

function examples(all: Readonly<Record<string, Example>>, title: string): Html {
  const blocks = Object.values(all).map(({ value }) => html`<pre>${JSON.stringify(value, null, 2)}</pre>`);
  return html`<h3>${title}</h3>
    ${blocks}`;
}

/** Commands all answer alike; what a read answers is worth showing. */
function answerExample(operation: Operation, language: Language): Html | '' {
  if (operation.requestBody !== undefined) return '';
  const answer = operation.responses['200'] as
    { content?: Record<string, { examples?: Record<string, Example> }> } | undefined;
  const all = answer?.content?.['application/json']?.examples;
  return all === undefined ? '' : examples(all, words.answer[language]);
}

/** Texts of the document hold both languages, Indonesian first. */
function oneLanguage(text: string, language: Language): string {
  const [id = '', en = id] = text.split(' · ');
  return language === 'id' ? id : en;
}

function typeOf(schema: JsonSchema): string {
  if (Array.isArray(schema.enum)) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if ('const' in schema) return JSON.stringify(schema.const);
  const type = Array.isArray(schema.type) ? schema.type.join(' | ') : String(schema.type ?? 'object');
  if (type === 'array') return `[${typeOf((schema.items ?? {}) as JsonSchema)}]${bounds(schema, 'Items')}`;
  if (type === 'object') return `{ ${Object.keys((schema.properties ?? {}) as object).join(', ')} }`;
  return `${type}${schema.format ? ` (${String(schema.format)})` : ''}${bounds(schema, 'Length')}${bounds(schema, 'imum')}`;
}

function bounds(schema: JsonSchema, what: 'Items' | 'Length' | 'imum'): string {
  const [min, max] = [schema[`min${what}`], schema[`max${what}`]] as [number | undefined, number | undefined];
  return min === undefined && max === undefined ? '' : ` ${min ?? 0}–${max ?? '…'}`;
}
