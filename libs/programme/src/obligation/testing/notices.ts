import { uid } from '../../testing/world.js';
import type { Notice } from '../events.js';

export const OWNER = uid(0xd01);
export const SUPERIOR = uid(0xd02);
export const KEY = `fkak-meeting:${uid(0xc0)}:2026-12-20`;

/** A notice to the owner of an FKAK meeting's obligation. */
export function notice(more: Partial<Notice> = {}): Notice {
  const owner = { role: 'fkak-rep', person: OWNER } as const;
  return {
    key: KEY,
    kind: 'fkak-meeting',
    subject: { category: 'cluster', stream: uid(0xc0) },
    period: '2026-12-20',
    cluster: uid(0xc0),
    region: '33.10',
    owner,
    rung: 'due',
    to: owner,
    due: '2026-12-21',
    mandatory: true,
    source: {
      rule: 'fkak-meeting',
      text: { id: 'FKAK sepakat bertemu setiap bulan.', en: 'The FKAK agreed to meet every month.' },
      facts: [{ stream: uid(0xc0), version: 9, type: 'MechanismAgreed' }],
    },
    ...more,
  };
}
