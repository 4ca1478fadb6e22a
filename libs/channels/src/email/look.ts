/**
 * How an e-mail looks: the product's tokens, light and dark. Every element carries its light look inline, for mail
 * programs that drop style sheets; those that keep them may go dark. Colour means state only, with shape and word.
 */
interface Look {
  readonly light: string;
  /** Other than `light` where the reader's program is dark. */
  readonly dark?: string;
}

const SANS = 'font-family:&quot;Source Sans 3&quot;,&quot;Segoe UI&quot;,Arial,Helvetica,sans-serif';
const SERIF = 'font-family:Georgia,&quot;Noto Serif&quot;,serif';
const line = (size: string, margin: string): string => `margin:${margin};font-size:${size};line-height:1.5`;
const GROUP = `${SERIF};margin:20px 0 8px;font-size:18px;line-height:1.3;font-weight:bold`;
const STATE = `${line('14px', '0 0 4px')};font-weight:bold`;

const LOOKS = {
  paper: { light: 'margin:0;padding:0;background-color:#f6f3ec', dark: 'background-color:#141713' },
  sheet: {
    light: 'padding:24px 20px;background-color:#fffdf9;border:1px solid #cbc3b2',
    dark: 'background-color:#1b1f1a;border-color:#444b41',
  },
  text: { light: `${SANS};color:#20231d`, dark: 'color:#eceae2' },
  p: { light: line('16px', '0 0 12px') },
  fact: { light: line('15px', '0 0 2px') },
  why: { light: `${line('14px', '8px 0 0')};color:#4a4e45`, dark: 'color:#c0c1b6' },
  small: { light: `${line('14px', '0 0 10px')};color:#63665a`, dark: 'color:#9da093' },
  comingGroup: { light: `${GROUP};color:#4a4e45`, dark: 'color:#c0c1b6' },
  dueGroup: { light: `${GROUP};color:#7a4903`, dark: 'color:#e2b45e' },
  overdueGroup: { light: `${GROUP};color:#9a2b1e`, dark: 'color:#f0988a' },
  title: { light: `${SERIF};margin:0 0 6px;font-size:18px;line-height:1.3;font-weight:bold` },
  item: {
    light: 'padding:14px 16px;border:1px solid #cbc3b2;background-color:#fffdf9;word-break:break-word',
    dark: 'border-color:#444b41;background-color:#1b1f1a',
  },
  coming: { light: `${STATE};color:#4a4e45`, dark: 'color:#c0c1b6' },
  due: { light: `${STATE};color:#7a4903`, dark: 'color:#e2b45e' },
  overdue: { light: `${STATE};color:#9a2b1e`, dark: 'color:#f0988a' },
  demo: {
    light: `${line('15px', '0 0 16px')};padding:10px 12px;background-color:#f7eacb;color:#7a4903;font-weight:bold`,
    dark: 'background-color:#342915;color:#e2b45e',
  },
  // Outlook gives padding to cells alone, the others to the link: pressed anywhere it is the link.
  button: {
    light: 'padding:2px 4px;background-color:#1e5a3e;border-radius:5px',
    dark: 'background-color:#86c79f',
  },
  press: {
    light:
      'display:inline-block;padding:12px 18px;font-size:16px;line-height:1.4;font-weight:bold;color:#ffffff;text-decoration:none',
    dark: 'color:#0f1a13',
  },
  link: {
    light: 'display:inline-block;padding:4px 0;color:#1e5a3e;text-decoration:underline',
    dark: 'color:#86c79f',
  },
  rule: { light: 'border:0;border-top:1px solid #cbc3b2;margin:28px 0', dark: 'border-top-color:#444b41' },
} as const satisfies Record<string, Look>;
export type LookName = keyof typeof LOOKS;

/** @returns the attributes that give an element its look */
export const look = (name: LookName): string => {
  const { light, dark }: Look = LOOKS[name];
  return `${dark === undefined ? '' : `class="${name}" `}style="${light}"`;
};

const rules = (Object.entries(LOOKS) as [LookName, Look][]).flatMap(([name, { dark }]) =>
  dark === undefined ? [] : [`.${name}{${dark.replaceAll(/;|$/g, ' !important$&')}}`],
);

/** For the head: what a dark mail program shows instead. Nothing is fetched. */
export const DARK = `<style>@media (prefers-color-scheme:dark){${rules.join('')}}</style>`;
