import path from 'node:path';
import type { Archive } from './archive.js';
import { otherWorkbook } from './refusals.js';
import { attribute, readXml } from './xml.js';

/** Where a workbook's parts lie in its archive. */
export interface Workbook {
  /** Visible sheets, in the order of their tabs. */
  readonly sheets: readonly string[];
  readonly sharedStrings: string | null;
  readonly styles: string | null;
  /** Whether days are counted from 1904, as on old Macintoshes. */
  readonly from1904: boolean;
}

interface Relationship {
  readonly id: string;
  /** The last part of its type: `worksheet`, `styles` */
  readonly type: string;
  readonly target: string;
}

/** More of either than Excel's own files have; what is beyond stays unread. */
const RELATIONSHIPS = 10_000;

async function relationships(archive: Archive, part: string): Promise<Relationship[]> {
  const folder = path.posix.dirname(part);
  const name = path.posix.join(folder, '_rels', `${path.posix.basename(part)}.rels`);
  if (!archive.has(name)) return [];
  const found: Relationship[] = [];
  await readXml(archive.text(name), {
    open(tag, attributes) {
      if (tag !== 'Relationship' || found.length >= RELATIONSHIPS) return;
      const target = attribute(attributes, 'Target') ?? '';
      found.push({
        id: attribute(attributes, 'Id') ?? '',
        type: path.posix.basename(attribute(attributes, 'Type') ?? ''),
        target: target.startsWith('/') ? target.slice(1) : path.posix.join(folder, target),
      });
    },
  });
  return found;
}

/** @returns the sheets' relationship ids in the order of their tabs, hidden ones left out, and the day count */
async function tabs(archive: Archive, part: string): Promise<{ ids: string[]; from1904: boolean }> {
  const ids: string[] = [];
  let from1904 = false;
  await readXml(archive.text(part), {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = ['1', 'true'].includes(attribute(attributes, 'date1904') ?? '');
      if (tag !== 'sheet' || ids.length >= RELATIONSHIPS) return;
      if ((attribute(attributes, 'state') ?? 'visible') !== 'visible') return;
      ids.push(attribute(attributes, '[a-zA-Z0-9]+:id') ?? '');
    },
  });
  return { ids, from1904 };
}

/** @throws BadFile when the archive holds no workbook of this format */
export async function readWorkbook(archive: Archive): Promise<Workbook> {
  const root = await relationships(archive, '');
  const part = root.find(({ type }) => type === 'officeDocument')?.target ?? 'xl/workbook.xml';
  if (!archive.has(part) || !part.endsWith('.xml')) throw otherWorkbook();
  const parts = await relationships(archive, part);
  const { ids, from1904 } = await tabs(archive, part);
  const of = (type: string): string | null => {
    const target = parts.find((each) => each.type === type)?.target;
    return target !== undefined && archive.has(target) ? target : null;
  };
  const worksheets = new Map(
    parts.filter(({ type }) => type === 'worksheet').map((each) => [each.id, each.target]),
  );
  const sheets = ids.map((id) => worksheets.get(id)).filter((each): each is string => each !== undefined);
  return { sheets, sharedStrings: of('sharedStrings'), styles: of('styles'), from1904 };
}
