import { type ActingAccount, readScope, type Target } from '@app/access';
import { targetOf } from '@app/application';
import type { AgendaView, ObligationWhyView } from '@app/contracts';
import { day, obligationKinds, obligationStates, regionCode, roles, text, uuid } from '@app/contracts';
import type { NoticeHistory } from '@app/read-models';
import { obligationStreamId } from '@app/programme';
import { type AgendaRow, agendaViewOf, isAgendaCursor, obligationWhyOf } from '@app/reminders';
import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { problem } from '../http/problem.js';
import { waitFor } from '../reads/moment.js';
import { listOf, numberBetween, queryText, readParameters, wait } from '../reads/parameters.js';
import { demandRead, Reads } from '../reads/reads.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';

export const agendaParameters = z.strictObject({
  regions: listOf(regionCode).optional(),
  cluster: uuid.optional(),
  kinds: listOf(obligationKinds.schema).optional(),
  states: listOf(obligationStates.schema).optional(),
  ownerRoles: listOf(roles.schema).optional(),
  from: day.optional(),
  until: day.optional(),
  limit: numberBetween(1, 200).optional(),
  cursor: queryText(300).refine(isAgendaCursor).optional(),
});

const whyParameters = z.strictObject({ wait: wait.optional() });
/** What can be a key at all: the database takes no NUL. */
const keyText = queryText(250);

/** What is due, whether or not anybody was told of it yet, as the worker last worked it out. */
@Controller('api/v1/obligations')
export class AgendaController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  /** By due date; those that are open unless `states` says otherwise. */
  @Get('agenda')
  async list(@Query() query: unknown, @Who() { acting }: SignedIn): Promise<AgendaView> {
    const ask = readParameters(agendaParameters, query);
    const { obligations } = this.reads;
    const [page, units] = await Promise.all([
      obligations.list({ states: ['open'], ...ask, scope: readScope(acting, 'obligation') }),
      obligations.units(),
    ]);
    return agendaViewOf(page, this.services.clock.now(), units);
  }

  /** By the obligation's key or the id of its stream. */
  @Get(':id/why')
  async why(
    @Param() { id }: { id: string },
    @Query() query: unknown,
    @Who() { acting }: SignedIn,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ObligationWhyView> {
    const { wait: awaited } = readParameters(whyParameters, query);
    await waitFor(this.services, awaited, ['notices']);
    const isId = uuid.safeParse(id).success;
    const history = await this.reads.notices.historyOfStream(
      isId ? id.toLowerCase() : obligationStreamId(id),
    );
    const key = keyText.safeParse(history?.key ?? id);
    const row = key.success ? await this.reads.obligations.byKey(key.data) : null;
    const view = obligationWhyOf(row, history, this.services.clock.now());
    if (view === null) throw await this.unknown(id, acting);
    demandRead(acting, 'obligation', await this.target(row, history));
    void reply.header('cache-control', 'no-store');
    return view;
  }

  /** Where it lies: its stream says so once somebody was told, before that its subject does. */
  private async target(row: AgendaRow | null, history: NoticeHistory | null): Promise<Target> {
    if (history !== null) return this.reads.target('obligation', history.obligation);
    const { subject, cluster, region } = row!.obligation;
    const { loader } = this.services;
    const own = await targetOf(loader, subject.category, subject.stream);
    if (own !== null) return own;
    return (cluster === null ? null : await targetOf(loader, 'cluster', cluster)) ?? { region };
  }

  /** Names keys that resemble the one asked for, of those that the reader may see. */
  private async unknown(id: string, acting: ActingAccount) {
    const scope = readScope(acting, 'obligation');
    const nearest = keyText.safeParse(id).success ? await this.reads.obligations.nearest(id, scope) : [];
    return problem('unknown-id', {
      errors: [
        {
          code: 'unknown-id',
          parameter: 'id',
          text: text(
            'Tidak ada kewajiban dengan kunci atau id ini',
            'There is no obligation with this key or id',
          ),
          params: { nearest },
        },
      ],
    });
  }
}
