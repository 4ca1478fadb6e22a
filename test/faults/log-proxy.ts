import net from 'node:net';

/** `answer-lost`: the server has committed and its answer never arrives. `cut-at-once`: it may or may not have. */
export type Cut = 'answer-lost' | 'cut-at-once';

// PostgreSQL's protocol 3: Sync ends what a client sends, ReadyForQuery what the server answers.
const SYNC = Buffer.from([0x53, 0, 0, 0, 4]);
const READY = Buffer.from([0x5a, 0, 0, 0, 5]);

/** Stands between a store and its server, and cuts a connection when the test says so. */
export class LogProxy {
  private readonly sockets = new Set<net.Socket>();
  private armed: { cut: Cut; marker: string } | undefined;
  /** How many connections were cut. */
  cuts = 0;

  private constructor(
    private readonly server: net.Server,
    /** The server's port; it may change when the server is started again. */
    public target: number,
  ) {}

  /** @param target the server's port on the loopback */
  static async start(target: number): Promise<LogProxy> {
    const server = net.createServer();
    const proxy = new LogProxy(server, target);
    server.on('connection', (client) => proxy.connect(client));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** @returns the same URL, through this proxy */
  url(direct: string): string {
    const through = new URL(direct);
    through.port = String((this.server.address() as net.AddressInfo).port);
    return through.href;
  }

  /** Cuts the connection that next sends a whole statement whose bytes hold the marker; once. */
  cutNext(cut: Cut, marker: string): void {
    this.armed = { cut, marker };
  }

  async stop(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private connect(client: net.Socket): void {
    const upstream = net.connect(this.target, '127.0.0.1');
    this.join(client, upstream);
    let sent = Buffer.alloc(0);
    let losing = false;
    client.on('data', (chunk) => {
      sent = Buffer.concat([sent, chunk]);
      const whole = sent.subarray(-SYNC.length).equals(SYNC);
      const hit = whole && this.armed !== undefined && sent.includes(this.armed.marker);
      if (whole) sent = Buffer.alloc(0);
      if (!hit) {
        upstream.write(chunk);
        return;
      }
      const { cut } = this.armed!;
      this.armed = undefined;
      this.cuts += 1;
      losing = true;
      upstream.write(chunk, () => {
        if (cut === 'cut-at-once') destroyBoth(client, upstream);
      });
    });
    upstream.on('data', (chunk) => {
      if (!losing) client.write(chunk);
      else if (chunk.includes(READY)) destroyBoth(client, upstream);
    });
  }

  private join(client: net.Socket, upstream: net.Socket): void {
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      this.sockets.add(socket);
      socket.setNoDelay(true);
      socket.on('error', () => other.destroy());
      socket.on('close', () => {
        this.sockets.delete(socket);
        other.destroy();
      });
    }
  }
}

function destroyBoth(client: net.Socket, upstream: net.Socket): void {
  client.destroy();
  upstream.destroy();
}
