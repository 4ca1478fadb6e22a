import { describeFault, type Fault, type RunnerLog } from '@app/event-store';

/** Logs that the backend went away and that it is back, once each, however many connections say so. */
export class Outage {
  private fault: string | null = null;
  private lastHeard = 0;

  constructor(
    private readonly backend: string,
    private readonly log: RunnerLog,
  ) {}

  /** Whether the backend did not answer when it was last asked. */
  get lasts(): boolean {
    return this.fault !== null;
  }

  /** Why it did not answer when it was last asked. */
  get code(): string | null {
    return this.fault;
  }

  /** A question to the backend failed. */
  seen(error: unknown): void {
    const fault = faultOf(error);
    if (this.fault === null)
      this.log.error({ backend: this.backend, fault }, 'the queues cannot be reached; trying on');
    this.fault = fault.code;
  }

  /** A question was answered. */
  over(): void {
    if (this.fault !== null) this.log.info({ backend: this.backend }, 'the queues are reachable again');
    this.fault = null;
  }

  /** A connection or worker told of an error by itself: at most one line in ten seconds. */
  heard(error: unknown): void {
    const now = Date.now();
    if (this.fault !== null || now - this.lastHeard < 10_000) return;
    this.lastHeard = now;
    this.log.warn({ backend: this.backend, fault: faultOf(error) }, 'an error of the queues');
  }
}

/** Redis answers with a word in front, such as WRONGPASS, in place of a code. */
function faultOf(error: unknown): Fault {
  const fault = describeFault(error);
  if (fault.code !== 'ReplyError') return fault;
  const [word] = /^[A-Z]{2,20}(?=\s|$)/.exec((error as Error).message) ?? [];
  return word === undefined ? fault : { code: word, message: 'Redis refused' };
}
