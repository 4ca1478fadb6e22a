import { type ActingAccount, mayRead, sees } from '@app/access';
import { regionStreamId } from '@app/application';
import type { Category } from '@app/contracts';
import { regionCode } from '@app/contracts';
import { zoneOf } from '@app/programme';
import type { HistoryAsk, IsVisible } from '@app/read-models';
import { Controller, Get, Inject, Param, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { categoryOf } from '../commands/request.js';
import { RouteTable } from '../http/routes.js';
import { noRoute } from '../http/to-problem.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { positionOf, waitFor } from './moment.js';
import { listOf, momentParameters, numberBetween, queryText, readParameters } from './parameters.js';
import { demandRead, Reads, streamIdOf, unknownId } from './reads.js';

export const historyParameters = z.strictObject({
  ...momentParameters,
  order: z.enum(['newest-first', 'oldest-first']).optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: numberBetween(0, Number.MAX_SAFE_INTEGER).optional(),
  events: listOf(queryText(60)).optional(),
  since: queryText(64).optional(),
  routine: z.enum(['show', 'hide']).optional(),
});
type Given = z.output<typeof historyParameters>;

/** What happened, as sentences in both languages. */
@Controller('api/v1')
export class HistoryController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
    private readonly routes: RouteTable,
  ) {}

  /** The whole programme, as far as the reader may see it; with `since` and `asOf` the difference of two moments. */
  @Get('history')
  async ofProgramme(@Query() query: unknown, @Who() { acting }: SignedIn): Promise<object> {
    const given = readParameters(historyParameters, query);
    await waitFor(this.services, given.wait, []);
    const { ask, note } = await this.ask(given, acting);
    const page = await this.reads.history.ofProgramme('WIB', this.visibleTo(acting), ask);
    await note('history');
    return page;
  }

  /** A cluster's history tells its forum, agreements and cycles too; any other is of its own stream. */
  // Said apart: `instruments/:key/:version` would come first.
  @Get(['instruments/:id/history', ':collection/:id/history'])
  async history(
    @Param() { collection = 'instruments', id }: { collection?: string; id: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Req() request: FastifyRequest,
  ): Promise<object> {
    const category = categoryOf(collection);
    if (category === null) throw noRoute(request, this.routes);
    const given = readParameters(historyParameters, query);
    await waitFor(this.services, given.wait, category === 'cluster' ? ['directory'] : []);
    const { stream, region } = await this.readable(category, id, acting);
    const { ask, note } = await this.ask(given, acting);
    const zone = zoneOf(region ?? '33');
    const page = await (category === 'cluster'
      ? this.reads.history.ofCluster(stream, zone, ask, this.visibleTo(acting))
      : this.reads.history.ofStreams([stream], zone, ask));
    if (page === null) throw unknownId(category);
    await note(`${collection}/{id}/history`);
    return page;
  }

  private visibleTo(acting: ActingAccount): IsVisible {
    return async ({ stream, category }) => {
      const target = await this.reads.place(category as Category, stream);
      return target !== null && sees(acting, category, target);
    };
  }

  /** @returns what to ask of the history, and how to note whose names it was told with */
  private async ask({ wait: _, asOf, since, cursor, routine, ...given }: Given, acting: ActingAccount) {
    const [position, after] = [
      await positionOf(this.services, asOf),
      await positionOf(this.services, since, 'since'),
    ];
    let named: readonly string[] = [];
    const ask: HistoryAsk = {
      ...(given as Pick<HistoryAsk, 'order' | 'limit' | 'events'>),
      onNamed: (people) => void (named = people),
      withNames: mayRead(acting, 'person-name', {}).ok,
      withoutRoutine: routine === 'hide',
      ...(cursor === undefined ? {} : { from: cursor }),
      ...(position === undefined ? {} : { asOf: position }),
      ...(after === undefined ? {} : { since: after }),
    };
    const note = (route: string): Promise<void> => {
      const accessed = named.map((subject) => ({ subject, what: 'name' as const }));
      return this.services.accessRecords.note(acting, `GET /api/v1/${route}`, accessed);
    };
    return { ask, note };
  }

  private async readable(category: Category, id: string, acting: SignedIn['acting']) {
    if (category === 'region') {
      if (!regionCode.safeParse(id).success) throw unknownId('region');
      demandRead(acting, 'region', { region: id });
      return { stream: regionStreamId(id), region: id };
    }
    const stream = streamIdOf(category, id);
    const target = await this.reads.target(category, stream);
    // A person's history tells their name in its first sentence.
    demandRead(acting, category === 'person' ? 'person-name' : category, target);
    return { stream, region: [target.region].flat()[0] };
  }
}
