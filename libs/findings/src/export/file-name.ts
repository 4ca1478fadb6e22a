import type { Report } from '@app/contracts';
import type { Language } from '@app/programme';
import { reportKindInfo } from '../kinds.js';
import type { ReportFormat } from './formats.js';

const WORDS = { id: { report: 'laporan' }, en: { report: 'report' } } as const;
const LONGEST_PLACE = 40;

/** @returns a part of a file's name: letters of ASCII, digits and hyphens, points kept; empty for other scripts */
export function slugOf(words: string): string {
  return words
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, '-')
    .slice(0, LONGEST_PLACE)
    .replace(/^[-.]+|[-.]+$/g, '');
}

/**
 * @param place what the report was asked for: a region's code; the report's one location otherwise
 * @returns `laporan-dinamika-33-pos1234.pdf`, in English `report-dynamics-33-pos1234.pdf`
 */
export function reportFileName(
  report: Pick<Report, 'kind' | 'position' | 'waves'>,
  language: Language,
  format: ReportFormat,
  place: string | undefined,
): string {
  const locations = new Set(report.waves.map(({ location }) => location));
  const where = place ?? (locations.size === 1 ? [...locations][0]! : '');
  const parts = [
    WORDS[language].report,
    reportKindInfo(report.kind).slug[language],
    slugOf(where),
    `pos${report.position}`,
  ].filter((part) => part !== '');
  return `${parts.join('-')}.${format}`;
}
