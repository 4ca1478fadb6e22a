import type { SqlSource } from '../shared/sql.js';
import { rowsOf, SqlValues, tableAt } from '../shared/sql.js';

export interface ForumEntry {
  readonly forum: string;
  readonly region: string;
  readonly level: string;
  readonly name: string;
  readonly dissolved: boolean;
  /** Position of the stream's first entry. */
  readonly enrolled: number;
}

export interface ClusterEntry {
  readonly cluster: string;
  readonly forum: string;
  readonly region: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly sector: string;
  /** `seven-steps.v1` */
  readonly definition: string;
  readonly enrolled: number;
}

export interface AgreementEntry {
  readonly agreement: string;
  readonly cluster: string;
  readonly kind: 'lpt' | 'pke';
  readonly status: string;
  readonly title: string;
  readonly partner: string | null;
  readonly partnerKind: string;
  readonly from: string;
  readonly until: string;
  readonly endedOn: string | null;
  readonly enrolled: number;
}

export interface CycleEntry {
  readonly cycle: string;
  readonly cluster: string;
  readonly period: string;
  readonly status: string;
  readonly enrolled: number;
}

export interface AccountEntry {
  readonly account: string;
  readonly person: string;
  readonly disabled: boolean;
  readonly enrolled: number;
}

/** Dates and positions in forms that every driver reads alike: text and double precision. */
const COLUMNS = {
  forum_entry: 'forum, region, level, name, dissolved, enrolled::float8 as enrolled',
  cluster_entry: 'cluster, forum, region, name, aliases, sector, definition, enrolled::float8 as enrolled',
  agreement_entry: `agreement, cluster, kind, status, title, partner, partner_kind as "partnerKind",
    valid_from::text as "from", valid_until::text as "until", ended_on::text as "endedOn",
    enrolled::float8 as enrolled`,
  cycle_entry: 'cycle, cluster, period, status, enrolled::float8 as enrolled',
  account_entry: 'account, person, disabled, enrolled::float8 as enrolled',
} as const;
type Table = keyof typeof COLUMNS;

/**
 * Which streams belong together, now or as of a position. Every list is in order of arrival. Behind the log by
 * the projection's lag: whoever decides on it waits first, or checks on the streams themselves.
 */
export class DirectoryQueries {
  constructor(private readonly source: SqlSource) {}

  forum(forum: string, asOf?: number): Promise<ForumEntry | null> {
    return this.one('forum_entry', 'forum', forum, asOf);
  }

  cluster(cluster: string, asOf?: number): Promise<ClusterEntry | null> {
    return this.one('cluster_entry', 'cluster', cluster, asOf);
  }

  agreement(agreement: string, asOf?: number): Promise<AgreementEntry | null> {
    return this.one('agreement_entry', 'agreement', agreement, asOf);
  }

  cycle(cycle: string, asOf?: number): Promise<CycleEntry | null> {
    return this.one('cycle_entry', 'cycle', cycle, asOf);
  }

  account(account: string, asOf?: number): Promise<AccountEntry | null> {
    return this.one('account_entry', 'account', account, asOf);
  }

  accountsOfPerson(person: string, asOf?: number): Promise<AccountEntry[]> {
    return this.where('account_entry', 'person', person, asOf);
  }

  /** Whether anybody can sign in yet. */
  async hasAccounts(): Promise<boolean> {
    return (await rowsOf(this.source, 'select 1 from read.account_entry limit 1')).length > 0;
  }

  agreementsOfCluster(cluster: string, asOf?: number): Promise<AgreementEntry[]> {
    return this.where('agreement_entry', 'cluster', cluster, asOf);
  }

  /** Agreements whose partner is this supporting institution or forum. */
  agreementsOfPartner(partner: string, asOf?: number): Promise<AgreementEntry[]> {
    return this.where('agreement_entry', 'partner', partner, asOf);
  }

  cyclesOfCluster(cluster: string, asOf?: number): Promise<CycleEntry[]> {
    return this.where('cycle_entry', 'cluster', cluster, asOf);
  }

  /** Agreements, or cycles, of many clusters in one query, by cluster. */
  async streamsOfClusters(
    kind: 'agreement' | 'cycle',
    clusters: readonly string[],
  ): Promise<Map<string, string[]>> {
    const found = await this.rows<{ cluster: string; stream: string }>(
      `${kind}_entry`,
      undefined,
      (values) => `cluster = any(${values.add(clusters)}::uuid[])`,
      `cluster, ${kind} as stream`,
    );
    const byCluster = new Map<string, string[]>();
    for (const { cluster, stream } of found)
      byCluster.set(cluster, [...(byCluster.get(cluster) ?? []), stream]);
    return byCluster;
  }

  clustersOfForum(forum: string, asOf?: number): Promise<ClusterEntry[]> {
    return this.where('cluster_entry', 'forum', forum, asOf);
  }

  /** Clusters of a region and of the regions below it: `33` has those of `33.10`. */
  clustersOfRegion(region: string, asOf?: number): Promise<ClusterEntry[]> {
    return this.rows('cluster_entry', asOf, (values) => {
      const code = values.add(region);
      return `(region = ${code} or region like ${code} || '.%')`;
    });
  }

  allClusters(asOf?: number): Promise<ClusterEntry[]> {
    return this.rows('cluster_entry', asOf, () => 'true');
  }

  allForums(asOf?: number): Promise<ForumEntry[]> {
    return this.rows('forum_entry', asOf, () => 'true');
  }

  /** The standing forum of exactly this region; the newest when there are several. */
  async forumOfRegion(region: string, asOf?: number): Promise<ForumEntry | null> {
    const forums = await this.rows<ForumEntry>('forum_entry', asOf, (values) => {
      return `region = ${values.add(region)} and not dissolved`;
    });
    return forums.at(-1) ?? null;
  }

  /** The standing forum of this region or, without one, of the nearest region above it. */
  async forumServing(region: string, asOf?: number): Promise<ForumEntry | null> {
    const forums = await this.rows<ForumEntry>('forum_entry', asOf, (values) => {
      const code = values.add(region);
      return `(region = ${code} or ${code} like region || '.%') and not dissolved`;
    });
    const nearest = Math.max(...forums.map((each) => each.region.length));
    return forums.findLast((each) => each.region.length === nearest) ?? null;
  }

  async clusterOfAgreement(agreement: string, asOf?: number): Promise<string | null> {
    return (await this.agreement(agreement, asOf))?.cluster ?? null;
  }

  async clusterOfCycle(cycle: string, asOf?: number): Promise<string | null> {
    return (await this.cycle(cycle, asOf))?.cluster ?? null;
  }

  async forumOfCluster(cluster: string, asOf?: number): Promise<string | null> {
    return (await this.cluster(cluster, asOf))?.forum ?? null;
  }

  private async one<T>(table: Table, column: string, value: string, asOf?: number): Promise<T | null> {
    return (await this.where<T>(table, column, value, asOf))[0] ?? null;
  }

  private where<T>(table: Table, column: string, value: string, asOf?: number): Promise<T[]> {
    return this.rows(table, asOf, (values) => `${column} = ${values.add(value)}`);
  }

  private rows<T>(
    table: Table,
    asOf: number | undefined,
    condition: (values: SqlValues) => string,
    columns: string = COLUMNS[table],
  ): Promise<T[]> {
    const values = new SqlValues();
    const from = tableAt(table, asOf, values);
    const where = condition(values);
    const text = `select ${columns} from ${from} t where ${where} order by t.enrolled`;
    return rowsOf<T>(this.source, text, values.list);
  }
}
