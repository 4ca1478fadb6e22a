import { newPlayer } from '../acts/people.js';
import { exampleName } from '../names.js';
import type { Player } from '../player.js';
import { OPERATOR } from '../player.js';
import type { Thread } from '../timeline.js';

const JAWA_TENGAH = '33';

/** Who is there before the first forum: made by the operator and the administrator on the first day. */
export class Opening {
  admin!: Player;
  monitor!: Player;
  readonly managers = new Map<string, Player>();
  readonly players: Player[] = [];

  readonly thread: Thread = {
    name: 'jawa-tengah',
    scenes: [
      {
        on: '2025-01-06',
        play: async (d) => {
          // Accounts have no place of their own, so whoever opens them is not limited to one.
          const admin = { login: 'admin', role: 'admin', scope: {}, where: 'semua daerah' } as const;
          const where = 'Jawa Tengah';
          this.admin = await newPlayer(d, OPERATOR, { ...admin, name: exampleName(0) });
          this.players.push(this.admin);
          for (const [role, login, name] of [
            ['monitor', 'pemantau.jateng', exampleName(1)],
            ['auditor', 'auditor.jateng', exampleName(2)],
          ] as const) {
            const spec = { login, role, name, scope: { region: JAWA_TENGAH }, where };
            const player = await newPlayer(d, this.admin.acting, spec);
            if (role === 'monitor') this.monitor = player;
            this.players.push(player);
          }
          for (const [index, [region, slug, place]] of REGENCIES.entries()) {
            const spec = {
              login: `pengelola.${slug}`,
              role: 'manager',
              scope: { region },
              where: place,
            } as const;
            const manager = await newPlayer(d, this.admin.acting, { ...spec, name: exampleName(3 + index) });
            this.managers.set(region, manager);
            this.players.push(manager);
          }
        },
      },
    ],
  };
}

const REGENCIES = [
  ['33.10', 'klaten', 'Kabupaten Klaten'],
  ['33.18', 'pati', 'Kabupaten Pati'],
  ['33.28', 'tegal', 'Kabupaten Tegal'],
] as const;
