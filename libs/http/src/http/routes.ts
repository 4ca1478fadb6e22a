/** A documented route: what OpenAPI writes as `/api/v1/forums/{id}`. */
export interface KnownRoute {
  readonly path: string;
  readonly method: string;
}

/**
 * Tells an address that does not exist from one that does not take the method. It is built from the OpenAPI
 * document, so that what is documented and what is answered cannot drift apart.
 */
export class RouteTable {
  private readonly routes: readonly { pattern: RegExp; methods: ReadonlySet<string> }[];

  constructor(routes: readonly KnownRoute[]) {
    const byPath = new Map<string, Set<string>>();
    for (const { path, method } of routes) {
      const methods = byPath.get(path) ?? new Set<string>();
      byPath.set(path, methods.add(method.toUpperCase()));
    }
    this.routes = [...byPath].map(([path, methods]) => ({ pattern: patternOf(path), methods }));
  }

  /** @returns the methods that the address takes, HEAD beside GET, sorted; empty when there is no such address */
  methodsOf(url: string): string[] {
    const path = url.split('?')[0]!;
    const methods = this.routes
      .filter(({ pattern }) => pattern.test(path))
      .flatMap((route) => [...route.methods]);
    const all = new Set(methods.includes('GET') ? [...methods, 'HEAD'] : methods);
    return [...all].sort();
  }
}

function patternOf(path: string): RegExp {
  const escaped = path.replace(/[.*+?^$()|[\]\\]/g, '\\$&').replace(/\{[^}]+\}/g, '[^/]+');
  return new RegExp(`^${escaped}$`);
}
