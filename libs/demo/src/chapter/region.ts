import { enrol } from '../acts/cluster.js';
import type { ClusterInPlay, ForumInPlay } from '../acts/cast.js';
import { agreeToWork, establishForum, forumMeets, supervise, usualOrgans } from '../acts/forum.js';
import { exampleName } from '../names.js';
import type { Scene } from '../timeline.js';
import type { Opening } from './opening.js';

export interface RegionSpec {
  readonly region: string;
  readonly place: string;
  readonly slug: string;
  readonly industry: string;
  /** Number of the first example name of its people. */
  readonly names: number;
}

/** A regency whose forum (FPK) is formed, with the metal cluster that it takes into the programme. */
export class RegionTale {
  forum!: ForumInPlay;
  cluster!: ClusterInPlay;

  constructor(
    protected readonly opening: Opening,
    readonly spec: RegionSpec,
  ) {}

  protected get monitor() {
    return this.opening.monitor;
  }

  protected get admin() {
    return this.opening.admin.acting;
  }

  /** An example name of this regency's own. */
  protected nameOf = (index: number): string => exampleName(this.spec.names + index);

  /** The forum's members sit down, and the cluster is enrolled. */
  protected forming(on: string, cluster: { name: string; aliases: readonly string[] }): Scene {
    const { region, place, slug, industry } = this.spec;
    return {
      on,
      play: async (d) => {
        const organs = usualOrgans(place, industry);
        const names = organs.map((_, index) => this.nameOf(index));
        const manager = this.opening.managers.get(region)!;
        const spec = { region, place, slug, level: 'regency', organs, names } as const;
        this.forum = await establishForum(d, this.admin, manager, spec);
        this.opening.players.push(this.forum.coordinator);
        this.cluster = await enrol(d, this.forum, { ...cluster, stage: 'sentra' });
      },
    };
  }

  protected agreeing(on: string): Scene {
    return { on, play: (d) => agreeToWork(d, this.forum) };
  }

  /** B.1.c(1): the meetings that prepare the cluster. */
  protected preparing(...days: readonly string[]): Scene[] {
    return days.map((on) => ({
      on,
      play: async (d) => {
        const decisions = ['Kunjungan ke sentra dan pendataan unit usaha'];
        await forumMeets(d, this.forum, { purposes: ['preparation'], decisions });
      },
    }));
  }

  /** B.1.c(2-3): the forum reviews and supervises, each quarter. */
  protected reviewing(...days: readonly string[]): Scene[] {
    return days.map((on) => ({
      on,
      play: async (d) => {
        const { cluster } = this.cluster;
        await forumMeets(d, this.forum, { purposes: ['review'], clusters: [cluster] });
        await supervise(d, this.forum, cluster, 'Kunjungan ke sentra; kemajuan dan hambatan dicatat');
      },
    }));
  }
}
