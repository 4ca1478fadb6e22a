import { type Accessed, type ActingAccount, mayRead, type Resource, type Target } from '@app/access';
import { regionStreamId } from '@app/application';
import type { Category } from '@app/contracts';
import { regionCode } from '@app/contracts';
import type { Decider, DomainEvent } from '@app/eventsourcing';
import { fold } from '@app/eventsourcing';
import type { Known } from '@app/programme';
import {
  accountDecider,
  agreementDecider,
  claimDecider,
  clusterDecider,
  cycleDecider,
  forumDecider,
  importDecider,
  instrumentDecider,
  obligationDecider,
  personDecider,
  regionDecider,
  responseDecider,
  surveyDecider,
} from '@app/programme';
import type { AskedMoment } from '@app/read-models';
import type { ApiServices } from '../services.js';
import { importFindings } from '../transfer/import-view.js';
import * as details from './details/index.js';
import type { Reads } from './reads.js';
import { demandRead, streamIdOf, unknownId } from './reads.js';

/** One stream as it is read: what it is about, and its version for If-Match. */
export interface StreamAnswer {
  readonly version: number;
  readonly body: object;
}

interface Asked {
  readonly id: string;
  readonly acting: ActingAccount;
  readonly asOf: number | undefined;
  readonly moment: AskedMoment;
}

/** Reads single streams: straight from the log, so that they are never behind it. */
export class StreamReads {
  private readonly claims = new details.CheckedClaims();

  constructor(
    private readonly services: Pick<ApiServices, 'store' | 'imports' | 'accessRecords'>,
    private readonly reads: Reads,
  ) {}

  /** @throws ApiProblem for an id that is unknown, at that position or at all, and for a reader who may not */
  async read(category: Category, asked: Asked): Promise<StreamAnswer> {
    if (category === 'region') return this.region(asked);
    const stream = streamIdOf(category, asked.id);
    const target = await this.reads.target(category, stream);
    demandRead(asked.acting, category as Resource, target);
    return this.ofStream(category, { ...asked, id: stream, target });
  }

  private async ofStream(
    category: Exclude<Category, 'region'>,
    asked: Asked & { target: Target },
  ): Promise<StreamAnswer> {
    const { id, acting, moment } = asked;
    switch (category) {
      case 'forum':
        return this.told(forumDecider, asked, async (known) => ({
          ...details.forumDetails(known, moment.day),
          clusters: (await this.reads.directory.clustersOfForum(id, asked.asOf)).map(
            ({ cluster }) => cluster,
          ),
        }));
      case 'cluster':
        return this.told(clusterDecider, asked, async (known) => ({
          ...details.clusterDetails(known, moment.day),
          ...(await this.aroundCluster(asked)),
        }));
      case 'agreement':
        return this.told(agreementDecider, asked, details.agreementDetails);
      case 'cycle':
        return this.told(cycleDecider, asked, details.cycleDetails);
      case 'instrument':
        return this.told(instrumentDecider, asked, details.instrumentDetails);
      case 'survey':
        return this.told(surveyDecider, asked, details.surveyDetails);
      case 'response':
        return this.told(responseDecider, asked, async (known) => {
          const shown = details.responseDetails(known, acting, asked.target);
          const named = 'name' in shown && shown.name !== null;
          await this.note(asked, 'responses', named ? [{ subject: id, what: 'respondent-name' }] : []);
          return shown;
        });
      case 'import':
        return this.told(importDecider, asked, async (known) => ({
          ...details.importDetails(known),
          // What a dry run found and how far a run is are not in the log: only of the present.
          ...(asked.asOf === undefined && (await importFindings(this.services, id))),
        }));
      case 'claim':
        return this.told(claimDecider, asked, (known) => details.claimDetails(known, this.claims.of(known)));
      case 'obligation':
        return this.told(obligationDecider, asked, details.obligationDetails);
      case 'person':
        return this.told(personDecider, asked, async (known) => {
          const shown = details.wholePersonDetails(id, known, acting);
          await this.note(asked, 'people', details.accessedOf(id, shown));
          return shown;
        });
      case 'account':
        return this.told(accountDecider, asked, details.accountDetails);
    }
  }

  private note({ acting }: Asked, collection: string, accessed: readonly Accessed[]): Promise<void> {
    return this.services.accessRecords.note(acting, `GET /api/v1/${collection}/{id}`, accessed);
  }

  /** Why not yet, as the board judged it, and the streams that belong to the cluster. */
  private async aroundCluster({ id, asOf, moment, acting, target }: Asked & { target: Target }) {
    const [board, checklists, agreements, cycles] = await Promise.all([
      this.reads.board.cluster(id, moment, asOf),
      this.reads.checklists.ofCluster(id, asOf),
      this.reads.directory.agreementsOfCluster(id, asOf),
      this.reads.directory.cyclesOfCluster(id, asOf),
    ]);
    // A partner sees their own agreement, not those of others in the cluster.
    const place = { ...target, agreements: [] };
    const theirs = agreements.filter(
      ({ agreement }) => mayRead(acting, 'agreement', { ...place, agreement }).ok,
    );
    return { board, checklists, agreements: theirs, cycles };
  }

  /** A region is known by its code; one without numbers of its own has no stream. */
  private async region(asked: Asked): Promise<StreamAnswer> {
    if (!regionCode.safeParse(asked.id).success) throw unknownId('region');
    demandRead(asked.acting, 'region', { region: asked.id });
    const known = await this.known(regionDecider, { ...asked, id: regionStreamId(asked.id) });
    const state = known?.state ?? regionDecider.initial();
    return { version: known?.version ?? 0, body: details.regionDetails(asked.id, state) };
  }

  private async told<S, C, E extends DomainEvent, F>(
    decider: Decider<S, C, E, F>,
    asked: Asked,
    tell: (known: Known<S>) => object | Promise<object>,
  ): Promise<StreamAnswer> {
    const known = await this.known(decider, asked);
    if (known === null) throw unknownId(decider.category);
    const { version } = known;
    return { version, body: { [decider.category]: asked.id, version, ...(await tell(known)) } };
  }

  private async known<S, C, E extends DomainEvent, F>(
    decider: Decider<S, C, E, F>,
    { id, asOf }: Pick<Asked, 'id' | 'asOf'>,
  ): Promise<Known<S> | null> {
    const entries = await this.services.store.readStream(id, asOf === undefined ? {} : { asOf });
    const last = entries.at(-1);
    if (last === undefined || last.category !== decider.category) return null;
    return { stream: id, version: last.version, state: fold(decider, entries) };
  }
}
