import { randomUUID } from 'node:crypto';
import { allows } from '@app/access';
import type { Category, CommandSpec } from '@app/contracts';
import { catalogue, ID } from '@app/contracts';
import type { Accepted, Cast, Executes, Part } from './cast.js';
import { executed } from './cast.js';

/** Facts hold since then, so that the third quarter of 2026 can be monitored. */
const SINCE = '2026-07-01';
/** Decisions are never backdated. */
const DECISIONS = /^(submit|approve|return|recall|reopen)-(step|submission|cycle)$|waiver$|-programme$/;

export interface Direction {
  /** Replaces members of the example's body. */
  readonly with?: Readonly<Record<string, unknown>>;
  /** Who gives it; by default whoever may. */
  readonly as?: Part;
  readonly effectiveAt?: string;
}

type Names = keyof typeof ID;

/**
 * A story told in commands: each is the catalogue's own example, with the story's own ids in place of the documented
 * ones, given by somebody who may.
 */
export class Telling {
  /** What the documented ids stand for here. Streams get theirs when they begin. */
  readonly ids: Record<Names, string>;
  private readonly built = new Map<string, Promise<void>>();
  protected hash = 'a'.repeat(64);
  protected kind: 'lpt' | 'pke' = 'lpt';

  constructor(
    readonly commands: Executes,
    readonly cast: Cast,
  ) {
    const fresh = Object.keys(ID).map((name) => [name, randomUUID()]);
    const { coordinator, fkak, lpt } = cast.players;
    const people = { person: coordinator.person, person2: fkak.person, person3: lpt.person };
    this.ids = { ...(Object.fromEntries(fresh) as Record<Names, string>), ...people };
  }

  /** @returns the example of a command, told with this scenario's ids */
  example(spec: CommandSpec): Record<string, unknown> {
    let text = JSON.stringify(spec.example);
    for (const [name, id] of Object.entries(ID)) text = text.replaceAll(id, this.ids[name as Names]);
    return JSON.parse(text.replaceAll('a'.repeat(64), this.hash)) as Record<string, unknown>;
  }

  /** @returns the stream that a command of this category goes to; null when the command begins it */
  streamOf(category: Category, { creates }: CommandSpec): string | null {
    return creates ? null : this.ids[category as Names];
  }

  /** Gives the example of a command. @throws Error when it is not accepted */
  async gives(category: Category, name: string, direction: Direction = {}): Promise<Accepted> {
    const spec = specOf(category, name);
    const body = { ...this.example(spec), ...direction.with };
    const stream = this.streamOf(category, spec);
    const part = direction.as ?? (await this.partFor(category, name, body));
    const effectiveAt = direction.effectiveAt ?? (DECISIONS.test(name) ? undefined : SINCE);
    const accepted = await executed(this.commands, {
      category,
      command: name,
      stream,
      body,
      actor: await this.cast.acting(part),
      ...(effectiveAt === undefined ? {} : { effectiveAt }),
    });
    await this.began(category, spec, accepted);
    return accepted;
  }

  /** Takes note of a stream that began: later commands go to it, and those who act for it may. */
  async began(category: Category, spec: CommandSpec, { stream }: Accepted): Promise<void> {
    if (!spec.creates || !(category in this.ids || category === 'cycle' || category === 'account')) return;
    (this.ids as Record<string, string>)[category] = stream;
    if (category === 'cluster') await this.cast.grant('fkak', 'fkak-rep', { cluster: stream });
    if (category === 'agreement') await this.cast.grant(this.kind, this.kind, { agreement: stream });
  }

  /** @returns who may give a command: the first of those who act in such things */
  async partFor(category: Category, name: string, body: Readonly<Record<string, unknown>>): Promise<Part> {
    const side = (body.side ?? body.party) as 'cluster' | 'partner' | undefined;
    const target = {
      region: category === 'region' ? (body.region as string) : '33.10',
      cluster: this.ids.cluster,
      agreement: this.ids.agreement,
      coordinator: this.ids.person,
      ...(side === undefined ? {} : { side }),
    };
    // The monitor before the manager: who judges a cycle must be no party to it.
    for (const part of ['monitor', 'manager', 'coordinator', 'fkak', this.kind, 'admin'] as const) {
      if (allows(await this.cast.acting(part), category, name, target).ok) return part;
    }
    throw new Error(`nobody may give ${category}/${name}`);
  }

  /** Builds a block once, however many blocks rest on it. */
  protected once(block: string, build: () => Promise<void>): Promise<void> {
    const known = this.built.get(block) ?? build();
    this.built.set(block, known);
    return known;
  }
}

/** @throws Error when the catalogue has no such command */
export function specOf(category: Category, name: string): CommandSpec {
  const spec = catalogue[category].find((each) => each.name === name);
  if (spec === undefined) throw new Error(`no command ${category}/${name}`);
  return spec;
}
