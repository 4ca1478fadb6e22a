import type { Engine } from '@app/composition';
import { roles } from '@app/contracts';
import type { ObligationParty } from '@app/programme';
import { DirectoryQueries } from '@app/read-models';
import type { Output } from '../../output.js';
import { nameOf } from '../notices/whose.js';

/** Names of people and places, each looked up once. */
export class Names {
  private readonly people = new Map<string, Promise<string>>();
  private places: Promise<ReadonlyMap<string, string>> | undefined;

  constructor(
    private readonly engine: Engine,
    private readonly out: Output,
    /** The command that shows them. */
    private readonly purpose: string,
  ) {}

  /** @returns `Sri (manager)`; the role alone where no person is meant */
  async party({ role, person }: ObligationParty): Promise<string> {
    const label = this.out.pick(roles.labels[role]);
    return person === null ? label : `${await this.person(person)} (${label})`;
  }

  /** @returns the name of a cluster or forum; the beginning of its id where it is not known */
  async place(stream: string): Promise<string> {
    this.places ??= this.load();
    return (await this.places).get(stream) ?? `[${stream.slice(0, 8)}]`;
  }

  /** @returns the name of a person */
  person(id: string): Promise<string> {
    const known = this.people.get(id) ?? nameOf(this.engine, id, this.purpose);
    this.people.set(id, known);
    return known;
  }

  private async load(): Promise<ReadonlyMap<string, string>> {
    const directory = new DirectoryQueries(this.engine.services.pool);
    const [clusters, forums] = await Promise.all([directory.allClusters(), directory.allForums()]);
    return new Map([
      ...clusters.map(({ cluster, name }) => [cluster, name] as const),
      ...forums.map(({ forum, name }) => [forum, name] as const),
    ]);
  }
}
