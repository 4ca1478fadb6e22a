import type { Director } from '../director.js';
import type { ClusterInPlay, ForumInPlay, Province } from '../acts/cast.js';
import { agreeToWork, establishForum, forumMeets, issueDecree, usualOrgans } from '../acts/forum.js';
import { newPlayer } from '../acts/people.js';
import { exampleName } from '../names.js';
import type { Player } from '../player.js';
import type { Scene } from '../timeline.js';
import { ClusterThread } from './cluster-thread.js';
import type { Lane } from './lanes.js';
import type { RegionPlan } from './plan.js';
import { mondayOf } from './plan.js';

/** A regency or city of a large programme: its forum, and the clusters that the forum serves. */
export class RegionLane {
  forum!: ForumInPlay;
  readonly players: Player[] = [];

  constructor(
    private readonly province: Province,
    private readonly plan: RegionPlan,
  ) {}

  get place(): string {
    return this.plan.place.name;
  }

  /** Whether the decree is missing, so that each cluster needs a waiver. */
  get waiver(): boolean {
    return !this.plan.hasDecree;
  }

  lane(): Lane {
    const clusters = this.plan.clusters.map((each) => new ClusterThread(this.province, this, each).thread());
    return [{ name: `forum ${this.plan.place.region}`, scenes: this.forming() }, ...clusters];
  }

  private forming(): Scene[] {
    const { firstWeek, hasDecree } = this.plan;
    return [
      { on: mondayOf(firstWeek), play: (d) => this.sitsDown(d) },
      {
        on: mondayOf(firstWeek + 1),
        play: async (d) => {
          await forumMeets(d, this.forum, { purposes: ['preparation'] });
          if (hasDecree) await issueDecree(d, this.forum, `500/${this.plan.slug}/2025`, '2027-12-31');
        },
      },
      {
        on: mondayOf(firstWeek + 2),
        play: async (d) => {
          await forumMeets(d, this.forum, { purposes: ['preparation'] });
        },
      },
    ];
  }

  private async sitsDown(d: Director): Promise<void> {
    const { place, slug, firstName } = this.plan;
    const { region, level, name } = place;
    const admin = this.province.admin.acting;
    const managing = { login: `pengelola.${slug}`, role: 'manager', scope: { region }, where: name } as const;
    const manager = await newPlayer(d, admin, { ...managing, name: exampleName(firstName + 9) });
    const organs = usualOrgans(name, 'unggulan');
    const names = organs.map((_, index) => exampleName(firstName + index));
    this.forum = await establishForum(d, admin, manager, { region, place: name, level, slug, organs, names });
    this.players.push(manager, this.forum.coordinator);
    await agreeToWork(d, this.forum);
  }

  /** The manager asks, the coordinator grants: until the end of the year. */
  async waive(d: Director, { cluster, manager, coordinator }: ClusterInPlay): Promise<void> {
    const waiver = d.id('waiver');
    const expires = `${d.today.slice(0, 4)}-12-31`;
    const reason = 'SK menunggu tanda tangan kepala daerah';
    const give = (as: Player, command: string, body: object) =>
      d.gives({ as: as.acting, category: 'cluster', command, stream: cluster, body });
    await give(manager, 'request-waiver', { waiver, criterion: 'fpk-decree-issued', reason, expires });
    await give(coordinator, 'grant-waiver', { waiver });
  }
}
