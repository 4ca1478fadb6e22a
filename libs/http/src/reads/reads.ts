import type { ActingAccount, ReadScope, Resource, Target } from '@app/access';
import { mayRead, readScope } from '@app/access';
import { targetOf } from '@app/application';
import type { Category } from '@app/contracts';
import { instrumentKey, text, uuid } from '@app/contracts';
import { AnswerService, ReportService } from '@app/findings';
import { accountDecider, dayIn, instrumentStreamId } from '@app/programme';
import type { AskedMoment } from '@app/read-models';
import {
  BoardQueries,
  ChecklistQueries,
  ClaimQueries,
  DirectoryQueries,
  FindingsQueries,
  HistoryQueries,
  InstrumentQueries,
  NoticeQueries,
} from '@app/read-models';
import { ObligationQueries } from '@app/reminders';
import { ApiProblem, partsOf, problem } from '../http/problem.js';
import type { ApiServices } from '../services.js';

/** What reads rest on: the queries of the read models, and who may see their answers. */
export class Reads {
  readonly board: BoardQueries;
  readonly checklists: ChecklistQueries;
  readonly claims: ClaimQueries;
  readonly directory: DirectoryQueries;
  readonly findings: FindingsQueries;
  readonly history: HistoryQueries;
  readonly instruments: InstrumentQueries;
  readonly notices: NoticeQueries;
  readonly obligations: ObligationQueries;
  readonly reports: ReportService;
  readonly answers: AnswerService;

  constructor(private readonly services: ApiServices) {
    const { pool, dataSource, store } = services;
    this.board = new BoardQueries(dataSource);
    this.checklists = new ChecklistQueries(pool);
    this.claims = new ClaimQueries(pool);
    this.directory = new DirectoryQueries(pool);
    this.findings = new FindingsQueries(pool);
    this.instruments = new InstrumentQueries(pool);
    this.notices = new NoticeQueries(pool);
    this.obligations = new ObligationQueries(pool);
    this.reports = new ReportService(this.findings, store);
    this.answers = new AnswerService(this.findings, this.reports.instruments);
    this.history = new HistoryQueries(pool, store, this.directory);
  }

  /** @returns the moment that a position stands for; the present one without it */
  async moment(position: number | undefined): Promise<AskedMoment> {
    const [entry] = position === undefined ? [] : await this.services.store.readAll(position, 1);
    const at = entry?.sealedAt ?? this.services.clock.now();
    return { day: dayIn('WIB', at), at };
  }

  /**
   * Where a stream stands in the programme, as far as permissions look at it.
   *
   * @throws ApiProblem 404 when there is no such stream of this kind
   */
  async target(category: Category, id: string): Promise<Target> {
    const { loader, store } = this.services;
    const [first] = await store.readStream(id);
    const target = first?.category === category ? await targetOf(loader, category, id) : null;
    if (target === null) throw unknownId(category);
    if (category === 'account') {
      const person = (await loader.known(accountDecider, id))?.state.person;
      return person ? { person } : {};
    }
    if (category !== 'cluster') return target;
    const agreements = await this.directory.agreementsOfCluster(id);
    return { ...target, agreements: agreements.map(({ agreement }) => agreement) };
  }

  /** @returns where a stream of a list or of the log stands; null for one that nobody can place any more */
  async place(category: Category, stream: string): Promise<Target | null> {
    if (category === 'region') {
      const [first] = await this.services.store.readStream(stream);
      return first === undefined ? null : { region: (first.events[0]!.data as { region: string }).region };
    }
    try {
      return await this.target(category, stream);
    } catch (error) {
      if (error instanceof ApiProblem) return null;
      throw error;
    }
  }

  /** @returns where a wave lies, with the agreements of its cluster; null when there is no such wave */
  async surveyTarget(survey: string): Promise<Target | null> {
    const target = await targetOf(this.services.loader, 'survey', survey);
    if (target?.cluster === undefined) return null;
    const agreements = await this.directory.agreementsOfCluster(target.cluster);
    return { ...target, agreements: agreements.map(({ agreement }) => agreement) };
  }

  /** @returns a region with the coordinator of the forum that serves it; null when none does */
  async forumTarget(region: string): Promise<Target | null> {
    const forum = await this.directory.forumServing(region);
    const target = forum && (await targetOf(this.services.loader, 'forum', forum.forum));
    return target && { ...target, region };
  }

  /** @returns what a list may hold for this account; a partner lists the cluster of its agreement */
  async scope(acting: ActingAccount, resource: Resource = 'board'): Promise<ReadScope> {
    const scope = readScope(acting, resource);
    const named = await Promise.all(scope.agreements.map((each) => this.directory.clusterOfAgreement(each)));
    return { ...scope, clusters: [...scope.clusters, ...named.filter((each) => each !== null)] };
  }
}

/** @returns the stream that an address names: an instrument by its key as well */
export function streamIdOf(category: Category, id: string): string {
  const byKey =
    category === 'instrument' && instrumentKey.safeParse(id).success && !uuid.safeParse(id).success;
  return byKey ? instrumentStreamId(id) : id.toLowerCase();
}

/** @throws ApiProblem 403 with the roles that would be needed */
export function demandRead(acting: ActingAccount, resource: Resource, target: Target): void {
  const allowed = mayRead(acting, resource, target);
  if (!allowed.ok) throw problem('forbidden', { errors: partsOf(allowed.reasons) });
}

export function unknownId(what: string) {
  return problem('unknown-id', {
    errors: [
      {
        code: 'unknown-id',
        parameter: 'id',
        text: text(`Tidak ada ${what} dengan id ini`, `There is no ${what} with this id`),
      },
    ],
  });
}
