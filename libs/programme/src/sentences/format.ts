/** The product's two languages. */
export type Language = 'id' | 'en';

const MONTHS: Readonly<Record<Language, readonly string[]>> = {
  id: [
    'Januari',
    'Februari',
    'Maret',
    'April',
    'Mei',
    'Juni',
    'Juli',
    'Agustus',
    'September',
    'Oktober',
    'November',
    'Desember',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
};
const ROMAN = ['I', 'II', 'III', 'IV'];

/** @param day `2026-11-24` @returns `24 November 2026` */
export function formatDay(day: string, language: Language): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  return `${date} ${MONTHS[language][month - 1]} ${year}`;
}

/**
 * Rupiah as Indonesia writes it in both languages; the sign stands before `Rp`.
 * @param amount decimal string @returns `Rp 1.834.704` or `−Rp 250.000,50`
 */
export function formatMoney(amount: string): string {
  const negative = amount.startsWith('-');
  const [whole, fraction = ''] = amount.replace('-', '').split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '.');
  const cents = /[1-9]/.test(fraction) ? `,${fraction.padEnd(2, '0')}` : '';
  return `${negative ? '−' : ''}Rp ${grouped}${cents}`;
}

/** @param quarter `2026-Q3` @returns `Triwulan III 2026`, in English `Quarter III 2026` */
export function formatQuarter(quarter: string, language: Language): string {
  const word = language === 'id' ? 'Triwulan' : 'Quarter';
  return `${word} ${ROMAN[Number(quarter.slice(6)) - 1]} ${quarter.slice(0, 4)}`;
}

/** @param rate decimal string from 0 to 1 @returns `12,5 %`, in English `12.5%` */
export function formatRate(rate: string, language: Language): string {
  const [whole, fraction = ''] = rate.split('.') as [string, string?];
  const digits = fraction.padEnd(2, '0');
  const percent = String(Number(whole + digits.slice(0, 2)));
  const rest = digits.slice(2).replace(/0+$/, '');
  const number = rest === '' ? percent : `${percent}${language === 'id' ? ',' : '.'}${rest}`;
  return language === 'id' ? `${number} %` : `${number}%`;
}

/** @returns `a`, `a dan b`, `a, b, dan c`; in English without the last comma */
export function formatList(items: readonly string[], language: Language): string {
  if (items.length < 2) return items[0] ?? '';
  const head = items.slice(0, -1).join(', ');
  const last = items.at(-1)!;
  if (language === 'en') return `${head} and ${last}`;
  return items.length === 2 ? `${head} dan ${last}` : `${head}, dan ${last}`;
}
