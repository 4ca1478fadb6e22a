export type { Channel, HandOverFailure, HandOverResult, NoticeText, OutgoingMessage } from './channel.js';
