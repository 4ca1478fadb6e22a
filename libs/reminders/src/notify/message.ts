import type { StateLoader } from '@app/application';
import type { NoticeText } from '@app/channels';
import {
  type Bilingual,
  type NoticeChannel,
  type ObligationKind,
  obligationKinds,
  roles,
  text,
} from '@app/contracts';
import type { Notice } from '@app/programme';

/** Addresses of the pages that a message points to. */
export interface Links {
  /** A page by which whoever holds the message acknowledges it or says that they want no more of its kind. */
  answer(message: string, channel: NoticeChannel, what: 'acknowledge' | 'unsubscribe'): string;
}

/** Puts a notice into words. */
export class Wording {
  constructor(private readonly loader: StateLoader) {}

  async textOf(notice: Notice): Promise<NoticeText> {
    const { key, rung, kind, due, mandatory, source } = notice;
    return {
      ...{ key, rung, kind, due, mandatory },
      title: taskOf(kind),
      why: source.text,
      place: await this.place(notice),
      owner: roles.labels[notice.owner.role],
      // An obligation has no page yet to point to.
      url: null,
    };
  }

  /** Names of the cluster, or of the forum where it is the forum's own. */
  async place({ cluster, subject }: Pick<Notice, 'cluster' | 'subject'>): Promise<Bilingual | null> {
    if (cluster !== null) {
      const name = (await this.loader.cluster(cluster))?.state.identity?.name;
      return name === undefined ? null : clusterNamed(name);
    }
    const name = (await this.loader.forum(subject.stream))?.state.identity?.name;
    return name === undefined ? null : text(name);
  }
}

/** What is to be done. */
export function taskOf(kind: ObligationKind): Bilingual {
  const { id, en } = obligationKinds.labels[kind];
  return text(capital(id), capital(en));
}

/** Names that say that it is a cluster are not told twice. */
const clusterNamed = (name: string): Bilingual =>
  /\b(klaster|cluster|sentra)\b/i.test(name) ? text(name) : text(`klaster ${name}`, `cluster ${name}`);

const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
