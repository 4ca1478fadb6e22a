import { readScope, regionCovers } from '@app/access';
import { uuid } from '@app/contracts';
import { fold } from '@app/eventsourcing';
import { personDecider } from '@app/programme';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { z } from 'zod';
import type { ApiServices } from '../services.js';
import { SERVICES } from '../services.js';
import type { SignedIn } from '../session/acting.js';
import { Who } from '../session/acting.js';
import { accessedOf, personDetails } from './details/index.js';
import { positionOf, waitFor } from './moment.js';
import { listOf, momentParameters, readParameters } from './parameters.js';
import { demandRead, Reads } from './reads.js';

export const forumsParameters = z.strictObject(momentParameters);
export const peopleParameters = z.strictObject({ ids: listOf(uuid) });

/** Lists that screens need beside the board: the forums, and the names behind ids. */
@Controller('api/v1')
export class ListsController {
  constructor(
    @Inject(SERVICES) private readonly services: ApiServices,
    private readonly reads: Reads,
  ) {}

  /** The forums of the regions that the reader oversees. */
  @Get('forums')
  async forums(@Query() query: unknown, @Who() { acting }: SignedIn): Promise<object> {
    const { wait, asOf } = readParameters(forumsParameters, query);
    await waitFor(this.services, wait, ['directory']);
    const { everywhere, regions } = readScope(acting, 'forum');
    const all = await this.reads.directory.allForums(await positionOf(this.services, asOf));
    const rows = all.filter(
      ({ region }) => everywhere || regions.some((scope) => regionCovers(scope, region)),
    );
    return { rows };
  }

  /** Names for ids that another answer holds; ids that are nobody's are left out. */
  @Get('people')
  async people(@Query() query: unknown, @Who() { acting }: SignedIn): Promise<object> {
    const { ids } = readParameters(peopleParameters, query);
    const own = ids.every((person) => person === acting.person);
    demandRead(acting, 'person-name', own && acting.person !== null ? { person: acting.person } : {});
    const rows = await Promise.all(
      ids.map(async (person) => {
        const entries = await this.services.store.readStream(person.toLowerCase());
        if (entries[0]?.category !== personDecider.category) return null;
        return { person, ...personDetails(person, { state: fold(personDecider, entries) }, acting) };
      }),
    );
    const shown = rows.filter((row) => row !== null);
    const accessed = shown.flatMap((row) => accessedOf(row.person, row));
    await this.services.accessRecords.note(acting, 'GET /api/v1/people', accessed);
    return { rows: shown };
  }
}
