import { CSV_WITH_HEADER, MEDIA_TYPES, text } from '@app/contracts';
import { templateCsv, templateXlsx, xlsform } from '@app/imports';
import type { InstrumentContent } from '@app/contracts';
import type { PublishedInstrument } from '@app/read-models';
import { Controller, Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type Language, negotiateLanguage } from '../http/language.js';
import { problem } from '../http/problem.js';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import { diffAnswer, instrumentAnswer, instrumentList } from './details/instrument.js';
import { positionOf, waitFor } from './moment.js';
import { momentParameters, numberBetween, readParameters } from './parameters.js';
import { Reads } from './reads.js';

export const instrumentParameters = z.strictObject(momentParameters);
export const diffParameters = z.strictObject({
  ...momentParameters,
  from: numberBetween(1, 999),
  to: numberBetween(1, 999),
});

type Moment = z.output<typeof instrumentParameters>;

/** A file that is asked for, and where it goes. */
interface FileAsked {
  readonly given: { key: string; version: string };
  readonly query: unknown;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

/** Published instruments. They hold no data of anybody: whoever is signed in may read them. */
@Controller('api/v1/instruments')
export class InstrumentsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  @Get()
  async list(@Query() query: unknown): Promise<object> {
    const asOf = await this.at(readParameters(instrumentParameters, query));
    return instrumentList(await this.reads.instruments.all(asOf));
  }

  @Get(':key/diff')
  async diff(@Param() { key }: { key: string }, @Query() query: unknown): Promise<object> {
    const { from, to, ...moment } = readParameters(diffParameters, query);
    const versions = await this.versions(key, moment);
    if (from > to) throw backwards();
    return diffAnswer(versionIn(versions, from, 'from'), versionIn(versions, to, 'to'));
  }

  @Get(':key/:version')
  async show(@Param() given: { key: string; version: string }, @Query() query: unknown): Promise<object> {
    const { found, newest } = await this.version(given, query);
    return instrumentAnswer(found, newest);
  }

  /** A form for ODK and Kobo, which opens in the reader's language. */
  @Get(':key/:version/xlsform')
  async form(
    @Param() given: { key: string; version: string },
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attach({ given, query, request, reply }, MEDIA_TYPES.xlsx, '.xlsx', xlsform);
  }

  /** An empty file of answers, in the reader's language. */
  @Get(':key/:version/template.csv')
  async templateCsv(
    @Param() given: { key: string; version: string },
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attach({ given, query, request, reply }, CSV_WITH_HEADER, '-template.csv', templateCsv);
  }

  /** The same as a workbook, with a list of codes in every cell and a sheet that explains them. */
  @Get(':key/:version/template.xlsx')
  async templateXlsx(
    @Param() given: { key: string; version: string },
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.attach({ given, query, request, reply }, MEDIA_TYPES.xlsx, '-template.xlsx', templateXlsx);
  }

  private async attach(
    { given, query, request, reply }: FileAsked,
    type: string,
    ending: string,
    make: (instrument: InstrumentContent, language: Language) => Promise<Buffer> | string,
  ): Promise<void> {
    const { found } = await this.version(given, query);
    const language = negotiateLanguage(request.headers['accept-language']);
    const { key, version } = found.content;
    const [name, suffix] = ending.split('.') as [string, string];
    void reply
      .headers({
        vary: 'accept-language',
        'content-type': type,
        'content-language': language,
        'content-disposition': `attachment; filename="rumpun-${key}-v${version}${name}.${language}.${suffix}"`,
      })
      .send(await make(found.content, language));
  }

  private async at({ wait, asOf }: Moment): Promise<number | undefined> {
    await waitFor(this.services, wait, ['instruments']);
    return positionOf(this.services, asOf);
  }

  private async versions(key: string, moment: Moment): Promise<readonly PublishedInstrument[]> {
    const versions = await this.reads.instruments.versions(key, await this.at(moment));
    if (versions.length === 0) throw unknownKey();
    return versions;
  }

  private async version(given: { key: string; version: string }, query: unknown) {
    const versions = await this.versions(given.key, readParameters(instrumentParameters, query));
    const number = /^[1-9]\d{0,2}$/.test(given.version) ? Number(given.version) : 0;
    return { found: versionIn(versions, number, 'version'), newest: versions.length };
  }
}

function versionIn(versions: readonly PublishedInstrument[], number: number, parameter: string) {
  const found = versions.find(({ content }) => content.version === number);
  if (found !== undefined) return found;
  const known = versions.map(({ content }) => content.version);
  throw problem('unknown-id', {
    errors: [
      {
        code: 'unknown-version',
        parameter,
        text: text(
          `Versi ini tidak ada; yang ada: ${known.join(', ')}.`,
          `There is no such version; there are: ${known.join(', ')}.`,
        ),
        params: { versions: known },
      },
    ],
  });
}

function unknownKey() {
  return problem('unknown-id', {
    errors: [
      {
        code: 'unknown-id',
        parameter: 'key',
        text: text(
          'Tidak ada instrumen dengan kunci ini; daftarnya di /api/v1/instruments.',
          'There is no instrument with this key; /api/v1/instruments lists them.',
        ),
      },
    ],
  });
}

function backwards() {
  return problem('invalid-request', {
    errors: [
      {
        code: 'versions-backwards',
        parameter: 'from',
        text: text('harus versi yang lebih dahulu', 'must be the earlier version'),
      },
    ],
  });
}
