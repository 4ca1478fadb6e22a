import type { AccessRecordView, HistoryItemView, NoticeWishesView, RoleScope } from '@app/contracts';
import type { Personal } from '@app/eventsourcing';
import { accountDecider, personDecider, type Zone } from '@app/programme';
import { DirectoryQueries, HistoryQueries, noticeWishesOf } from '@app/read-models';
import type { EngineServices } from './engine-types.js';

/** Everything that is held of a person, and who was shown it. */
export interface PersonFile {
  readonly person: string;
  /** When it was put together, ISO 8601. */
  readonly at: string;
  /** Position of the log that it is true of. */
  readonly asOf: number;
  /** Whether the personal data were erased; what is left is pseudonymous. */
  readonly erased: boolean;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly notices: NoticeWishesView;
  readonly accounts: readonly {
    readonly account: string;
    readonly disabled: boolean;
    readonly roles: readonly { readonly role: string; readonly scope: RoleScope }[];
  }[];
  /** Every entry of the log that names the person or was recorded by them, oldest first. */
  readonly history: readonly HistoryItemView[];
  /** Who was shown the person's data, newest first. */
  readonly accessed: readonly AccessRecordView[];
}

const PAGE = 200;
const RECORDS = 1_000;

/**
 * Puts together what is held of a person, for the person who asks: due within three days of the request (UU 27/2022,
 * articles 7 and 32).
 *
 * @param zone in which the sentences tell days
 * @returns null when no such person is registered
 */
export async function personFile(
  services: Pick<EngineServices, 'store' | 'pool' | 'loader' | 'accessRecords' | 'clock'>,
  person: string,
  zone: Zone = 'WIB',
): Promise<PersonFile | null> {
  const { loader, store, pool, clock } = services;
  const known = await loader.known(personDecider, person);
  if (known === null) return null;
  const { name, phone, email } = known.state;
  const directory = new DirectoryQueries(pool);
  const { position: asOf } = await store.head();
  const history = await historyOf(new HistoryQueries(pool, store, directory), person, zone, asOf);
  return {
    person,
    at: clock.now(),
    asOf,
    erased: name !== null && 'erased' in name,
    name: readable(name),
    phone: readable(phone),
    email: readable(email),
    notices: noticeWishesOf(known.state),
    accounts: await accountsOf(services, directory, person),
    history,
    accessed: await accessedOf(services, person),
  };
}

const readable = (value: Personal | null): string | null =>
  value !== null && 'value' in value ? value.value : null;

async function accountsOf(
  { loader }: Pick<EngineServices, 'loader'>,
  directory: DirectoryQueries,
  person: string,
): Promise<PersonFile['accounts']> {
  const entries = await directory.accountsOfPerson(person);
  return Promise.all(
    entries.map(async ({ account, disabled }) => {
      const grants = (await loader.known(accountDecider, account))?.state.grants ?? [];
      return { account, disabled, roles: grants.map(({ role, scope }) => ({ role, scope })) };
    }),
  );
}

/** Other people in the same sentences show as the beginning of their id: the file is about one person. */
async function historyOf(
  queries: HistoryQueries,
  person: string,
  zone: Zone,
  asOf: number,
): Promise<HistoryItemView[]> {
  const items: HistoryItemView[] = [];
  for (let from: number | undefined; ;) {
    const ask = { asOf, limit: PAGE, order: 'oldest-first', withNames: false } as const;
    const page = await queries.ofPerson(person, zone, { ...ask, ...(from !== undefined && { from }) });
    items.push(...page.items);
    if (page.next === null) return items;
    from = page.next;
  }
}

async function accessedOf(
  { accessRecords }: Pick<EngineServices, 'accessRecords'>,
  subject: string,
): Promise<AccessRecordView[]> {
  const records: AccessRecordView[] = [];
  for (let cursor: number | undefined; ;) {
    const ask = { subject, limit: RECORDS, ...(cursor !== undefined && { cursor }) };
    const { rows, next } = await accessRecords.list(ask);
    records.push(...rows);
    if (next === null) return records;
    cursor = next;
  }
}
