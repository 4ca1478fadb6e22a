import type { NoticeChannel } from '@app/contracts';
import type { Personal } from '@app/eventsourcing';
import type { PersonState } from '@app/programme';

/** The value, unless it was never given or its key is gone. */
export function readable(value: Personal | null | undefined): string | null {
  return value !== null && value !== undefined && 'value' in value ? value.value : null;
}

/** @returns where a channel reaches a person; null where it does not */
export function addressOn(channel: NoticeChannel, person: PersonState | null): string | null {
  switch (channel) {
    case 'inbox':
      return null;
    case 'email':
      return readable(person?.email);
    case 'webhook':
      return readable(person?.webhook?.url);
    case 'gateway':
      return readable(person?.phone);
  }
}
