import { randomUUID } from 'node:crypto';
import type { CommandService, StateLoader } from '@app/application';
import { describeFault } from '@app/event-store';
import { nextMoment, type RegionTiming } from '@app/calendar';
import { type NoticeChannel, noticeChannels } from '@app/contracts';
import type { Logger } from '@app/platform';
import {
  DEFAULT_PREFERENCES,
  noticeMessageId,
  type Notice,
  obligationStatusOf,
  personDecider,
  type PersonState,
  type RaisedNotice,
  wishFor,
} from '@app/programme';
import type { RoleHolder, RoleHolderQueries } from '@app/read-models';
import { v5 as uuidv5 } from 'uuid';
import type { Delivery } from '../agenda/delivery.js';
import type { AddressedNotice, ClaimedNotice, NoticeTable } from '../agenda/notice-table.js';
import { Grouped } from '../shared/grouped.js';
import { TimingCache } from '../sweep/unit-loader.js';
import { digestMoment } from './digest-moment.js';
import { placeOf, recipientsOf } from './recipients.js';
import { addressOn } from './ways.js';

export interface AddressingParts {
  readonly notices: NoticeTable;
  readonly loader: StateLoader;
  readonly holders: RoleHolderQueries;
  readonly commands: Pick<CommandService, 'executeInternal'>;
  /** Channels that this installation has, the inbox among them. */
  readonly channels: readonly NoticeChannel[];
  readonly log: Logger;
  /** How long a worker that says nothing keeps its notices, in milliseconds; 60,000 by default. */
  readonly leaseMs?: number;
}

/** Few enough that the first are handed over while others still wait to be addressed. */
const BATCH = 100;
const LEASE_MS = 60_000;
/** Namespace of the command ids of this file; never changed. */
const NAMESPACE = 'a3b90c5e-4d1f-5a68-8b72-1c2d3e4f5a66';

/** What is read once for a run. */
interface Run {
  readonly now: string;
  readonly holders: readonly RoleHolder[];
  readonly timings: TimingCache;
  readonly people: Map<string, Promise<PersonState | null>>;
}

/** Works out whom each raised notice goes to, on which channels and when: by role, by wish, by quiet hours. */
export class Addressing {
  private readonly addressed: Grouped<AddressedNotice, void>;

  constructor(private readonly parts: AddressingParts) {
    this.addressed = new Grouped(async (notices) => {
      await parts.notices.addressed(notices);
      return notices.map(() => undefined);
    });
  }

  /**
   * Works on the notices that wait longest, a batch of them.
   *
   * @param now the engine's clock, ISO 8601
   * @returns how many; 0 when none waits
   */
  async run(now: string): Promise<number> {
    const { notices, holders, loader, log, leaseMs = LEASE_MS } = this.parts;
    const claimed = await notices.claim(BATCH, randomUUID(), leaseMs);
    if (claimed.length === 0) return 0;
    const [timings, people] = [new TimingCache(loader), new Map()];
    const run: Run = { now, holders: await holders.enabled(), timings, people };
    const each = claimed.map(async (notice) => {
      try {
        await this.address(notice, run);
      } catch (error) {
        // Its lease runs out, and another run finds it.
        const { obligation, rung } = notice;
        log.error({ obligation, rung, fault: describeFault(error) }, 'notice not addressed');
      }
    });
    await Promise.all(each);
    return claimed.length;
  }

  private async address(claimed: ClaimedNotice, run: Run): Promise<void> {
    const known = await this.parts.loader.obligation(claimed.obligation);
    const raised = known?.state.notices[claimed.rung];
    const settled = known === null || obligationStatusOf(known.state) !== 'open';
    const deliveries = raised === undefined || settled ? [] : await this.deliveriesOf(claimed, raised, run);
    await this.addressed.add({ notice: claimed, deliveries, at: run.now });
  }

  private async deliveriesOf(claimed: ClaimedNotice, raised: RaisedNotice, run: Run): Promise<Delivery[]> {
    const { notice } = raised;
    const persons = recipientsOf(notice.to, placeOf(notice), run.holders);
    if (persons.length === 0) await this.unreachable(claimed, null);
    const timing = await run.timings.of(notice.region);
    const each = await Promise.all(
      persons.map(async (person): Promise<Delivery[]> => {
        const ways = await this.waysTo(person, claimed, notice, { ...run, timing });
        if (ways.length === 0) await this.unreachable(claimed, person);
        return ways;
      }),
    );
    return each.flat();
  }

  private personOf(person: string, { people }: Run): Promise<PersonState | null> {
    let state = people.get(person);
    if (state === undefined) {
      state = this.parts.loader.known(personDecider, person).then((known) => known?.state ?? null);
      people.set(person, state);
    }
    return state;
  }

  private async waysTo(
    person: string,
    claimed: ClaimedNotice,
    notice: Notice,
    run: Run & { readonly timing: RegionTiming },
  ): Promise<Delivery[]> {
    const state = await this.personOf(person, run);
    const { key, rung, kind, region, mandatory } = notice;
    const preferences = state?.preferences ?? null;
    return noticeChannels.codes.flatMap((channel): Delivery[] => {
      if (!this.reaches(channel, person, state, run)) return [];
      const wish = wishFor(preferences, { channel, kind, rung, mandatory });
      if (wish === 'off') return [];
      const digest = wish === 'digest';
      const { now, timing } = run;
      const { zone, digestAt } = preferences ?? DEFAULT_PREFERENCES;
      const notBefore =
        channel === 'inbox'
          ? now
          : digest
            ? // The first moment after now at which clocks show the hour: as if all other hours were quiet.
              digestMoment(now, zone, digestAt)
            : nextMoment(now, timing.calendar.zone, timing.quiet);
      return [
        {
          ...{ message: noticeMessageId(key, rung, person), channel, obligation: claimed.obligation },
          ...{ key, rung, kind, region, person, mandatory, digest, notBefore, raisedAt: claimed.raisedAt },
        },
      ];
    });
  }

  private reaches(
    channel: NoticeChannel,
    person: string,
    state: PersonState | null,
    { holders }: Run,
  ): boolean {
    if (!this.parts.channels.includes(channel)) return false;
    if (channel === 'inbox') return holders.some((holder) => holder.person === person);
    return addressOn(channel, state) !== null;
  }

  /** Said to the stream, so that the obligation goes up the ladder to somebody who can mend it. */
  private async unreachable({ obligation, rung }: ClaimedNotice, person: string | null): Promise<void> {
    const code = person === null ? 'nobody' : 'no-channel';
    const result = await this.parts.commands.executeInternal({
      category: 'obligation',
      stream: obligation,
      command: { type: 'fail-notice', data: { rung, channel: null, person, code, attempt: 1 } },
      commandId: uuidv5(`unreachable|${obligation}|${rung}|${person}`, NAMESPACE),
      account: 'sweep',
    });
    if (!result.ok && result.kind !== 'refused') throw new Error(`the failure was answered ${result.kind}`);
  }
}
