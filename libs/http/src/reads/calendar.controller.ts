import { regionStreamId } from '@app/application';
import { calendarYear } from '@app/calendar';
import type { CalendarView } from '@app/contracts';
import { FIRST_YEAR, LAST_YEAR, regionCode } from '@app/contracts';
import { fold } from '@app/eventsourcing';
import { calendarRegions, regionDecider, type RegionChain } from '@app/programme';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import { positionOf, waitFor } from './moment.js';
import { momentParameters, numberBetween, readParameters } from './parameters.js';

export const calendarParameters = z.strictObject({
  ...momentParameters,
  region: regionCode,
  year: numberBetween(FIRST_YEAR, LAST_YEAR),
});

/** Working calendars of regions. They hold nobody's data: whoever is signed in may read them. */
@Controller('api/v1/calendar')
export class CalendarController {
  constructor(@Inject(SERVICES) private readonly services: ApiServices) {}

  @Get()
  async year(@Query() query: unknown): Promise<CalendarView> {
    const { region, year, wait, asOf } = readParameters(calendarParameters, query);
    await waitFor(this.services, wait, []);
    const position = await positionOf(this.services, asOf);
    return calendarYear(await this.chain(region, position), year, position ?? null);
  }

  private chain(region: string, asOf: number | undefined): Promise<RegionChain> {
    return Promise.all(
      calendarRegions(region).map(async (code) => {
        const options = asOf === undefined ? {} : { asOf };
        const entries = await this.services.store.readStream(regionStreamId(code), options);
        return { region: code, state: fold(regionDecider, entries) };
      }),
    );
  }
}
