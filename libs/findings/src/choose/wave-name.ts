import type { Bilingual, ReportWave } from '@app/contracts';
import { text } from '@app/contracts';
import { formatPeriod } from '@app/reports';

/** @returns `Ceper, cooperation v1, 1 Oktober – 31 Desember 2026` */
export function waveName({ location, instrument, period }: ReportWave): Bilingual {
  const { key, version } = instrument;
  const [id, en] = (['id', 'en'] as const).map((language) =>
    formatPeriod(period.from, period.until, language),
  );
  return text(`${location}, ${key} v${version}, ${id}`, `${location}, ${key} v${version}, ${en}`);
}
