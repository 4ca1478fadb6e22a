import http from 'node:http';

/** An event as a browser dispatches it. */
export interface ServerEvent {
  readonly id: string;
  readonly event: string;
  readonly data: string;
}

/** Reads server-sent events as the HTML standard says (section 9.2): enough of it for what we send. */
export class EventSource {
  readonly seen: ServerEvent[] = [];
  /** What a browser sends as Last-Event-ID when it comes back. */
  lastId = '';
  ended = false;
  private rest = '';
  private changed: () => void = () => undefined;

  private constructor(private readonly request: http.ClientRequest) {}

  /** @returns once the server has answered 200 @throws Error with the status of any other answer */
  static open(url: string, headers: Record<string, string>): Promise<EventSource> {
    return new Promise((resolve, reject) => {
      const request = http.get(url, { headers: { accept: 'text/event-stream', ...headers } }, (response) => {
        if (response.statusCode !== 200) {
          response.resume();
          reject(new Error(`answered ${response.statusCode}`));
          return;
        }
        const source = new EventSource(request);
        response.setEncoding('utf8');
        response.on('data', (text: string) => source.take(text));
        response.on('close', () => source.end());
        resolve(source);
      });
      request.on('error', reject);
    });
  }

  /** @returns once what was seen fulfils the condition @throws Error when the stream ends before */
  async until(condition: (source: EventSource) => boolean): Promise<void> {
    while (!condition(this)) {
      if (this.ended) throw new Error(`ended with ${JSON.stringify(this.seen)}`);
      await new Promise<void>((resolve) => (this.changed = resolve));
    }
  }

  close(): void {
    this.request.destroy();
  }

  private end(): void {
    this.ended = true;
    this.changed();
  }

  private take(text: string): void {
    const frames = (this.rest + text).split('\n\n');
    this.rest = frames.pop()!;
    for (const frame of frames) this.dispatch(frame);
    this.changed();
  }

  private dispatch(frame: string): void {
    const fields = new Map(frame.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]));
    this.lastId = fields.get('id') ?? this.lastId;
    const data = fields.get('data');
    if (data !== undefined)
      this.seen.push({ id: this.lastId, event: fields.get('event') ?? 'message', data });
  }
}
