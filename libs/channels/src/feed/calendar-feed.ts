import { createHash } from 'node:crypto';
import { type Bilingual, type ObligationKind, obligationKinds, type ObligationStatus } from '@app/contracts';
import { oneLine, webAddress } from '../letter/plain-text.js';

/** One obligation as a day in a calendar. */
export interface FeedEntry {
  /** Key of the obligation; the event keeps its identity as long as the key does. */
  readonly key: string;
  readonly kind: ObligationKind;
  readonly title: Bilingual;
  readonly why: Bilingual;
  readonly place: Bilingual | null;
  /** YYYY-MM-DD. */
  readonly due: string;
  readonly status: ObligationStatus;
  readonly url: string | null;
  /** Grows with every change, from 0: a stream's version, say. */
  readonly sequence: number;
  /** ISO 8601 instant of the last change. */
  readonly lastModified: string;
}

export interface FeedOptions {
  /** What the calendar is called. */
  readonly name: Bilingual;
  /** IANA zone of the reader. Days are days everywhere; programs that show hours take it as their default. */
  readonly zone: string;
  /** Host that the events' identities end with. */
  readonly domain: string;
  /** ISO 8601 instant that the feed says it was made at; the same one gives the same bytes. */
  readonly stamp: string;
}

const REFRESH_SECONDS = 3600;
const HOST = /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/;
const ZONE = /^[A-Za-z0-9_+/-]+$/;

/** Keys may hold any letter and be long; a digest of one is neither (RFC 7986, 5.3). */
const uidOf = (key: string, domain: string): string =>
  `${createHash('sha256').update(key).digest('hex').slice(0, 32)}@${domain}`;

/** A URI is no text: the library would put backslashes into it (RFC 5545, 3.3.13). */
const addressOf = (url: string | null): string | null =>
  webAddress(url)?.replaceAll(',', '%2C').replaceAll(';', '%3B').replaceAll('\\', '%5C') ?? null;

/** For the properties that the library writes as they are (RFC 5545, 3.3.11). */
const escapedText = (given: string): string => oneLine(given).replace(/[\\;,]/g, (sign) => `\\${sign}`);

const both = ({ id, en }: Bilingual, between: string): string =>
  id === en ? oneLine(id) : `${oneLine(id)}${between}${oneLine(en)}`;

const descriptionOf = ({ place, why }: FeedEntry): string =>
  [...(place === null ? [] : [both(place, ' / ')]), oneLine(why.id), oneLine(why.en)].join('\n');

const order = (one: FeedEntry, other: FeedEntry): number =>
  one.due < other.due ? -1 : one.due > other.due ? 1 : one.key < other.key ? -1 : 1;

/** Properties come before components (RFC 5545, 3.6), and the library has no place there for one of ours. */
const withZone = (calendar: string, zone: string): string =>
  calendar.replace(/^(?=BEGIN:VEVENT|END:VCALENDAR)/m, `X-WR-TIMEZONE:${zone}\r\n`);

/**
 * A calendar of due dates (RFC 5545, RFC 7986): one event of a whole day for each obligation, without alarms, which
 * takes up no time. What is void stays as cancelled, so that subscribers remove it; what is met is marked so.
 * The zone is not given to the library, which would read days in the zone of this process. It is loaded with the
 * first feed.
 * @param entries in any order; each key once
 * @returns the file's text, lines ended by CRLF and folded at 75 octets, the same for the same input
 * @throws RangeError when domain, zone, a day or an instant is none
 */
export async function calendarFeed(entries: readonly FeedEntry[], options: FeedOptions): Promise<string> {
  const { name, zone, domain, stamp } = options;
  if (!HOST.test(domain) || !ZONE.test(zone)) throw new RangeError('domain or zone of the feed is none');
  const {
    default: ical,
    ICalCalendarMethod,
    ICalEventStatus,
    ICalEventTransparency,
  } = await import('ical-generator');
  const calendar = ical({
    prodId: { company: 'Rumpun', product: 'Rumpun', language: 'ID' },
    method: ICalCalendarMethod.PUBLISH,
    name: escapedText(both(name, ' / ')),
    ttl: REFRESH_SECONDS,
  });
  for (const entry of [...entries].sort(order)) {
    calendar.createEvent({
      id: uidOf(entry.key, domain),
      sequence: entry.sequence,
      stamp: instant(stamp),
      lastModified: instant(entry.lastModified),
      start: instant(`${entry.due}T00:00:00Z`),
      allDay: true,
      summary: `${entry.status === 'met' ? '✓ ' : ''}${both(entry.title, ' / ')}`,
      description: descriptionOf(entry),
      url: addressOf(entry.url),
      status: entry.status === 'void' ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: ICalEventTransparency.TRANSPARENT,
      categories: [
        { name: obligationKinds.labels[entry.kind].id },
        { name: obligationKinds.labels[entry.kind].en },
      ],
    });
  }
  return `${withZone(calendar.toString(), zone)}\r\n`;
}

function instant(given: string): Date {
  const at = new Date(given);
  if (Number.isNaN(at.getTime())) throw new RangeError('a day or an instant of the feed is none');
  return at;
}
