import type { TableSpec } from '@app/eventsourcing';

/** What an obligation's notices were, and what became of each. Pseudonyms only: no name and no address. */
export const noticesTables: readonly TableSpec[] = [
  {
    /** An obligation that somebody was told of, as last told. */
    name: 'obligation_entry',
    ranged: true,
    key: { obligation: 'uuid not null' },
    columns: {
      key: 'text not null',
      kind: 'text not null',
      subject_category: 'text not null',
      subject: 'uuid not null',
      subject_item: 'text',
      period: 'text',
      cluster: 'uuid',
      region: 'text not null',
      owner_role: 'text not null',
      owner_person: 'uuid',
      /** Of the newest notice. */
      rung: 'text not null',
      due: 'date not null',
      /** `open`, `met` or `void`. */
      status: 'text not null',
      void_why: 'text',
      settled_at: 'timestamptz',
      /** The fact that settled it. */
      settled_by: 'jsonb',
      /** Position of the first notice: the order of the list. */
      entered: 'bigint not null',
    },
    indexes: [['entered'], ['region'], ['cluster'], ['due']],
  },
  {
    name: 'notice_entry',
    ranged: true,
    key: { obligation: 'uuid not null', rung: 'text not null' },
    columns: {
      to_role: 'text not null',
      to_person: 'uuid',
      due: 'date not null',
      mandatory: 'boolean not null',
      /** Why it went up the ladder; null for a rung of the owner's. */
      why: 'text',
      source: 'jsonb not null',
      raised_at: 'timestamptz not null',
      raised: 'bigint not null',
    },
  },
  {
    name: 'notice_hand_over',
    ranged: true,
    key: {
      obligation: 'uuid not null',
      rung: 'text not null',
      channel: 'text not null',
      person: 'uuid not null',
    },
    columns: { message: 'text not null', at: 'timestamptz not null', handed: 'bigint not null' },
    indexes: [['person', 'channel', 'handed']],
  },
  {
    /** By the fact's address in its stream: a failure may name neither channel nor person. */
    name: 'notice_failure',
    ranged: true,
    key: { obligation: 'uuid not null', version: 'int not null', index: 'int not null' },
    columns: {
      rung: 'text not null',
      channel: 'text',
      person: 'uuid',
      code: 'text not null',
      attempt: 'int not null',
      at: 'timestamptz not null',
      failed: 'bigint not null',
    },
  },
  {
    name: 'notice_acknowledgement',
    ranged: true,
    key: { obligation: 'uuid not null', rung: 'text not null', person: 'uuid not null' },
    columns: { at: 'timestamptz not null', acknowledged: 'bigint not null' },
  },
];
