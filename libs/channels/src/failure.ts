import type { Bilingual, NoticeFailure } from '@app/contracts';
import type { HandOverFailure } from './channel.js';

/** Another attempt may succeed. */
export const later = (code: NoticeFailure, text: Bilingual, retryAfter?: number): HandOverFailure => ({
  status: 'failed',
  code,
  permanent: false,
  text,
  ...(retryAfter === undefined ? {} : { retryAfter }),
});

/** Another attempt at the same address is useless. */
export const never = (code: NoticeFailure, text: Bilingual): HandOverFailure => ({
  status: 'failed',
  code,
  permanent: true,
  text,
});
