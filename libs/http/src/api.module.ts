import type { Env } from '@app/platform';
import type { DynamicModule } from '@nestjs/common';
import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AccessRecordsController } from './access-records/access-records.controller.js';
import { ChangesController } from './changes/changes.controller.js';
import { ClaimsController } from './claims/claims.controller.js';
import { CommandsController } from './commands/commands.controller.js';
import { DocsController } from './docs/docs.controller.js';
import { AnswersController } from './findings/answers.controller.js';
import { ReportsController } from './findings/reports.controller.js';
import { SurveysController } from './findings/surveys.controller.js';
import { HealthController } from './health/health.controller.js';
import { RouteTable } from './http/routes.js';
import { AgendaController } from './inbox/agenda.controller.js';
import { InboxController } from './inbox/inbox.controller.js';
import { CalendarFeedsController } from './inbox/calendar-feeds.controller.js';
import { NoticeAnswersController } from './inbox/notice-answers.controller.js';
import { MeController } from './inbox/me.controller.js';
import { ObligationsController } from './inbox/obligations.controller.js';
import { ExportsController } from './transfer/exports.controller.js';
import { ImportsController } from './transfer/imports.controller.js';
import { JobsController } from './transfer/jobs.controller.js';
import { BoardController } from './reads/board.controller.js';
import { CalendarController } from './reads/calendar.controller.js';
import { HistoryController } from './reads/history.controller.js';
import { InstrumentsController } from './reads/instruments.controller.js';
import { ListsController } from './reads/lists.controller.js';
import { Reads } from './reads/reads.js';
import { StreamReads } from './reads/streams.js';
import { StreamsController } from './reads/streams.controller.js';
import { SurveyFormController } from './reads/survey-form.controller.js';
import { OpenApiController } from './openapi/openapi.controller.js';
import { StatusController } from './status/status.controller.js';
import type { EdgeServices } from './services.js';
import { ENV, SERVICES } from './services.js';
import { PasswordController } from './session/password.controller.js';
import { ResetController } from './session/reset.controller.js';
import { SessionController } from './session/session.controller.js';
import { SsoController } from './session/sso.controller.js';
import { SessionGuard } from './session/session.guard.js';
import { TokensController } from './session/tokens.controller.js';

/** The HTTP edge: controllers around services that somebody else made. */
@Module({})
export class ApiModule {
  static with(services: EdgeServices, env: Env, routes: RouteTable): DynamicModule {
    const reads = new Reads(services);
    return {
      module: ApiModule,
      // Nest asks routes in this order: the general form of the commands comes last.
      controllers: [
        HealthController,
        OpenApiController,
        DocsController,
        SessionController,
        SsoController,
        PasswordController,
        ResetController,
        TokensController,
        BoardController,
        ChangesController,
        InboxController,
        MeController,
        AgendaController,
        NoticeAnswersController,
        CalendarFeedsController,
        ObligationsController,
        StatusController,
        AccessRecordsController,
        CalendarController,
        ClaimsController,
        AnswersController,
        ReportsController,
        SurveysController,
        HistoryController,
        InstrumentsController,
        ListsController,
        ImportsController,
        ExportsController,
        JobsController,
        SurveyFormController,
        StreamsController,
        CommandsController,
      ],
      providers: [
        { provide: SERVICES, useValue: services },
        { provide: ENV, useValue: env },
        { provide: RouteTable, useValue: routes },
        { provide: Reads, useValue: reads },
        { provide: StreamReads, useValue: new StreamReads(services, reads) },
        { provide: APP_GUARD, useClass: SessionGuard },
      ],
    };
  }
}
