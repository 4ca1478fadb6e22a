import { randomUUID } from 'node:crypto';
import { describeFault } from '@app/event-store';
import { nextMoment } from '@app/calendar';
import type { Channel, HandOverResult, OutgoingMessage } from '@app/channels';
import { noticeFailures, text } from '@app/contracts';
import { dayIn, obligationStatusOf, personDecider, type PersonState } from '@app/programme';
import type { ClaimedDelivery, DeliveryEnd } from '../agenda/delivery.js';
import { eachOf } from '../shared/each-of.js';
import { TimingCache } from '../sweep/unit-loader.js';
import { type CourierParts, retryAfter } from './courier-parts.js';
import { Recorder } from './recorder.js';
import { addressOn, readable } from './ways.js';

const BATCH = 100;
/** Messages under way to other machines at once; what goes into the log goes together. */
const AT_ONCE = 8;
/** A channel's own time limits lie well below. */
const LEASE_MS = 5 * 60_000;

/** What a run did. */
export interface CourierResult {
  readonly handedOver: number;
  readonly failed: number;
  readonly waiting: number;
  readonly dropped: number;
  /** When something is next to be sent, ISO 8601; null for never. */
  readonly nextAt: string | null;
}

/**
 * Hands over what is on its way. Any number of couriers may run at once: each delivery is in the hands of one. What a
 * courier that died was sending is sent again under the same message id once its lease is over; the stream then says
 * that the first attempt's outcome is not known.
 */
export class Courier {
  private readonly recorder: Recorder;

  constructor(private readonly parts: CourierParts) {
    this.recorder = new Recorder(parts.commands);
  }

  /** @param now the engine's clock, ISO 8601 @param signal ends the run after what is in hand */
  async run(now: string, signal?: AbortSignal): Promise<CourierResult> {
    const { deliveries, leaseMs = LEASE_MS } = this.parts;
    const total = { 'handed-over': 0, failed: 0, waiting: 0, dropped: 0 };
    const timings = new TimingCache(this.parts.loader);
    const handle = async (group: readonly ClaimedDelivery[]): Promise<void> => {
      for (const end of await this.attempt(group, now, timings)) total[end]++;
    };
    while (signal?.aborted !== true) {
      const single = await deliveries.claim(now, BATCH, randomUUID(), leaseMs);
      const inbox = single.filter(({ channel }) => channel === 'inbox');
      const others = single.filter(({ channel }) => channel !== 'inbox');
      await Promise.all([
        ...inbox.map((delivery) => handle([delivery])),
        eachOf(others, AT_ONCE, (delivery) => handle([delivery])),
      ]);
      const digest = await deliveries.claimDigest(now, randomUUID(), randomUUID(), leaseMs);
      if (digest.length > 0) await handle(digest);
      if (single.length === 0 && digest.length === 0) break;
    }
    const { 'handed-over': handedOver, ...others } = total;
    return { handedOver, ...others, nextAt: await this.parts.deliveries.nextAt() };
  }

  /** What is not expected leaves the claim to run out: another attempt follows. */
  private async attempt(
    group: readonly ClaimedDelivery[],
    now: string,
    timings: TimingCache,
  ): Promise<DeliveryEnd['state'][]> {
    try {
      return await this.deliver(group, now, timings);
    } catch (error) {
      const { message, channel } = group[0]!;
      this.parts.log.error({ message, channel, fault: describeFault(error) }, 'delivery broken off');
      return [];
    }
  }

  private async deliver(
    group: readonly ClaimedDelivery[],
    now: string,
    timings: TimingCache,
  ): Promise<DeliveryEnd['state'][]> {
    const { deliveries, loader } = this.parts;
    const wanted: ClaimedDelivery[] = [];
    const ends: DeliveryEnd['state'][] = [];
    for (const delivery of group) {
      const state = await this.overtaken(delivery);
      if (state === null) wanted.push(delivery);
      else {
        await deliveries.end(delivery, { state }, now);
        ends.push(state);
      }
    }
    if (wanted.length === 0) return ends;
    const person = (await loader.known(personDecider, wanted[0]!.person))?.state ?? null;
    const result = await this.send(wanted, person, now);
    if (result === 'lost') return ends;
    for (const delivery of wanted) {
      const timing = await timings.of(delivery.region);
      const free = (ms: number) => nextMoment(later(now, ms), timing.calendar.zone, timing.quiet);
      const end = await this.conclude(delivery, result, free);
      await deliveries.end(delivery, end, now);
      ends.push(end.state);
    }
    return ends;
  }

  /** Handed over by an attempt that could not say so, or settled before it went out. */
  private async overtaken(delivery: ClaimedDelivery): Promise<'handed-over' | 'dropped' | null> {
    const known = await this.parts.loader.obligation(delivery.obligation);
    if (known === null) return 'dropped';
    const notice = known.state.notices[delivery.rung];
    const handed = notice?.handedOver.some(
      ({ channel, person }) => channel === delivery.channel && person === delivery.person,
    );
    if (handed === true) return 'handed-over';
    return obligationStatusOf(known.state) === 'open' ? null : 'dropped';
  }

  private async send(
    group: readonly ClaimedDelivery[],
    person: PersonState | null,
    now: string,
  ): Promise<HandOverResult | 'lost'> {
    const { channel: name } = group[0]!;
    // The inbox is this very log: what is recorded there is there.
    if (name === 'inbox') return { status: 'handed-over' };
    const channel = this.parts.channels[name];
    const address = addressOn(name, person);
    if (channel === undefined || address === null) return failed('no-channel', true);
    for (const delivery of group) {
      if (delivery.inDoubt) await this.recorder.failed(delivery, 'outcome-unknown', delivery.attempt - 1);
    }
    if (!(await this.parts.deliveries.begin(group))) return 'lost';
    return this.handOver(channel, await this.message(group, address, person, now));
  }

  /** A channel answers and does not throw; one that does has not said what became of the message. */
  private async handOver(channel: Channel, message: OutgoingMessage): Promise<HandOverResult> {
    try {
      return await channel.send(message);
    } catch (error) {
      this.parts.log.error({ channel: channel.channel, fault: describeFault(error) }, 'channel failed');
      return failed('outcome-unknown', false);
    }
  }

  private async message(
    group: readonly ClaimedDelivery[],
    address: string,
    person: PersonState | null,
    now: string,
  ): Promise<OutgoingMessage> {
    const { loader, wording, links, synthetic } = this.parts;
    const first = group[0]!;
    const notices = await Promise.all(
      group.map(async ({ obligation, rung }) => {
        const known = await loader.obligation(obligation);
        return wording.textOf(known!.state.notices[rung]!.notice);
      }),
    );
    const messageId = first.digestMessage ?? first.message;
    const answer = (what: 'acknowledge' | 'unsubscribe') =>
      links?.answer(first.message, first.channel, what) ?? null;
    const secret = readable(person?.webhook?.secret);
    return {
      messageId,
      address,
      recipient: readable(person?.name),
      notices,
      digest: first.digest,
      day: dayIn(person?.preferences?.zone ?? 'WIB', now),
      unsubscribeUrl: group.every(({ mandatory }) => mandatory) ? null : answer('unsubscribe'),
      acknowledgeUrl: group.some(({ mandatory }) => mandatory) ? answer('acknowledge') : null,
      synthetic,
      ...(first.channel === 'webhook' && secret !== null && { secret }),
    };
  }

  /** Says to the stream what is final or in doubt; what is tried again stays between us and the table. */
  private async conclude(
    delivery: ClaimedDelivery,
    result: HandOverResult,
    free: (ms: number) => string,
  ): Promise<DeliveryEnd> {
    if (result.status === 'handed-over') {
      await this.recorder.handedOver(delivery);
      return { state: 'handed-over' };
    }
    const { code } = result;
    const problem = { code, text: result.text };
    const pauseMs = retryAfter(result, delivery.attempt);
    const given = pauseMs === null;
    if (given || code === 'outcome-unknown') await this.recorder.failed(delivery, code, delivery.attempt);
    return given ? { state: 'failed', problem } : { state: 'waiting', problem, notBefore: free(pauseMs) };
  }
}

const later = (now: string, ms: number): string => new Date(Date.parse(now) + ms).toISOString();

function failed(code: 'no-channel' | 'outcome-unknown', permanent: boolean): HandOverResult {
  const { id, en } = noticeFailures.labels[code];
  return { status: 'failed', code, permanent, text: text(id, en) };
}
