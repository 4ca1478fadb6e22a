/** What a page or redirect answered. */
export interface Page {
  readonly status: number;
  readonly url: string;
  readonly headers: Headers;
  readonly text: string;
}

/** As much of a browser as signing in needs: a cookie jar for each origin, and forms. It follows no redirect by itself. */
export class Browser {
  private readonly jars = new Map<string, Map<string, string>>();

  /** @param reached under which address an origin really answers */
  constructor(private readonly reached: Readonly<Record<string, string>> = {}) {}

  cookies(url: string): Map<string, string> {
    const { origin } = new URL(url);
    const jar = this.jars.get(origin) ?? new Map<string, string>();
    this.jars.set(origin, jar);
    return jar;
  }

  async go(url: string, form?: Record<string, string>, headers: Record<string, string> = {}): Promise<Page> {
    const { origin, pathname, search } = new URL(url);
    const jar = this.cookies(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.reached[origin] ?? origin}${pathname}${search}`, {
      redirect: 'manual',
      headers: { accept: 'text/html', ...(cookie === '' ? {} : { cookie }), ...headers },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const each of response.headers.getSetCookie()) keep(jar, each);
    return { status: response.status, url, headers: response.headers, text: await response.text() };
  }

  /**
   * Goes through the provider's pages as a person, until it sends the browser elsewhere.
   *
   * @param login who to be there; null to say no
   * @returns the address that the provider sends the browser to
   */
  async signInAt(address: string, login: string | null): Promise<string> {
    const provider = new URL(address).origin;
    let page = await this.go(address);
    for (let step = 0; step < 20; step += 1) {
      const location = page.headers.get('location');
      if (location !== null) {
        const next = new URL(location, page.url).href;
        if (new URL(next).origin !== provider) return next;
        page = await this.go(next);
        continue;
      }
      const prompt = /name="prompt" value="(\w+)"/.exec(page.text)?.[1];
      if (prompt === undefined) throw new Error(`no form at the provider: ${page.status} ${page.text}`);
      page =
        login === null
          ? await this.go(`${page.url}/abort`)
          : await this.go(page.url, { prompt, ...(prompt === 'login' ? { login, password: 'x' } : {}) });
    }
    throw new Error('the provider sends in circles');
  }
}

function keep(jar: Map<string, string>, cookie: string): void {
  const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
  const expires = /;\s*expires=([^;]+)/i.exec(cookie)?.[1];
  const gone = value === '' || (expires !== undefined && Date.parse(expires) <= Date.now());
  if (gone) jar.delete(name);
  else jar.set(name, value);
}
