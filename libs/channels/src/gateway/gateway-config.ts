import { type Bilingual, text } from '@app/contracts';
import { z } from 'zod';

const PLACES = ['to', 'text', 'messageId'] as const;
const PLACE = /\{([^{}]*)\}/g;

const HEADER_NAME = /^[A-Za-z0-9!#$%&'*+.^_`|~-]+$/;
const HEADER_VALUE = /^[\t\x20-\x7e]*$/;

const status = z.number().int().min(200).max(299);

/** A JSON value whose texts may hold places. */
export type Template =
  string | number | boolean | null | readonly Template[] | { readonly [key: string]: Template };
const template: z.ZodType<Template> = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(template), z.record(z.string(), template)]),
);

const refusal = z.strictObject({
  /** Path into the JSON answer, with dots: `messages.0.status`. */
  field: z.string().min(1).max(200),
  /** Values that say "refused", compared as texts. */
  in: z.array(z.union([z.string(), z.number(), z.boolean()])).min(1),
  /** Whether they mean that this number will never be reached. */
  permanent: z.boolean().default(false),
});

const schema = z.strictObject({
  /** May hold places; they are percent-encoded. */
  url: z.string().max(2000),
  method: z.enum(['POST', 'PUT', 'GET']).default('POST'),
  headers: z.record(z.string().regex(HEADER_NAME), z.string().regex(HEADER_VALUE)).default({}),
  /** Sent as JSON, or as a form where `form` is true. Left out with GET. */
  body: z.record(z.string(), template).optional(),
  form: z.boolean().default(false),
  success: z.array(status).min(1).default([200, 201, 202]),
  refused: z.array(refusal).default([]),
  /** Milliseconds. */
  timeoutMs: z.number().int().min(100).max(120_000).default(20_000),
});

/** How a gateway for text messages is called over HTTP. Headers may hold its key: never print it. */
export type GatewayConfig = z.infer<typeof schema>;

function* textsOf(value: Template | undefined): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null)
    for (const each of Object.values(value)) yield* textsOf(each);
}

/** `{ id: 'refused.0.field: …', en: … }`; the value is not repeated, for it may be a key. */
const at = (path: readonly PropertyKey[], id: string, en: string): Bilingual => {
  const where = path.map(String).join('.') || '.';
  return text(`${where}: ${id}.`, `${where}: ${en}.`);
};

function placeProblems(config: GatewayConfig): Bilingual[] {
  const used = [config.url, ...textsOf(config.body)].flatMap((each) =>
    [...each.matchAll(PLACE)].map(([, name]) => name!),
  );
  const unknown = [...new Set(used)].filter((name) => !(PLACES as readonly string[]).includes(name));
  const missing = (['to', 'text'] as const).filter((name) => !used.includes(name));
  return [
    ...unknown.map(() =>
      at(
        ['body'],
        'hanya {to}, {text}, dan {messageId} yang dikenal',
        'only {to}, {text} and {messageId} are known',
      ),
    ),
    ...missing.map((name) => at(['body'], `{${name}} harus ada`, `{${name}} must occur`)),
  ];
}

function formProblems({ url, method, body, form }: GatewayConfig): Bilingual[] {
  const web = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  const nested =
    form && Object.values(body ?? {}).some((value) => typeof value === 'object' && value !== null);
  return [
    ...(web ? [] : [at(['url'], 'harus alamat http atau https', 'must be an http or https address')]),
    ...(web && new URL(url).username !== ''
      ? [
          at(
            ['url'],
            'tidak boleh memuat kata sandi; pakai headers',
            'must not carry a password; use headers',
          ),
        ]
      : []),
    ...(method === 'GET' && body !== undefined
      ? [at(['body'], 'tidak dikirim dengan GET', 'is not sent with GET')]
      : []),
    ...(nested
      ? [at(['body'], 'formulir hanya memuat nilai tunggal', 'a form holds single values only')]
      : []),
  ];
}

/**
 * Reads the configuration of a gateway.
 * @param given what a JSON file holds
 * @returns the configuration with its defaults, or all problems by place, none of which repeats a value
 */
export function gatewayConfig(
  given: unknown,
): { ok: true; config: GatewayConfig } | { ok: false; problems: readonly Bilingual[] } {
  const read = schema.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map((issue) => at(issue.path, 'tidak sah', 'is not valid'));
    return { ok: false, problems: wrong };
  }
  const problems = [...formProblems(read.data), ...placeProblems(read.data)];
  return problems.length === 0 ? { ok: true, config: read.data } : { ok: false, problems };
}

/** @returns the template with its places filled; texts alone change, so nothing in a value can break out of one */
export function filled(value: Template, fill: (text: string) => string): Template {
  if (typeof value === 'string') return fill(value);
  if (Array.isArray(value)) return value.map((each: Template) => filled(each, fill));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, filled(each, fill)]));
}

/** @returns a text with its places replaced, in one pass, so that a value which looks like a place stays as it is */
export const replaced = (
  given: string,
  values: Readonly<Record<string, string>>,
  write = (value: string) => value,
): string =>
  given.replace(PLACE, (whole, name: string) => (Object.hasOwn(values, name) ? write(values[name]!) : whole));
