export { AgendaReactor } from './agenda/agenda-reactor.js';
export type { DeadDelivery, Delivery, DeliveryProblem } from './agenda/delivery.js';
export { DeliveryTable } from './agenda/delivery-table.js';
export { NoticeTable } from './agenda/notice-table.js';
export { UnitTable, type Unit } from './agenda/unit-table.js';
export { CalendarFeeds } from './feed/calendar-feeds.js';
export { Addressing } from './notify/addressing.js';
export { AnswerDesk, type AskedAnswer } from './notify/answer-desk.js';
export { AnswerLinks } from './notify/answer-links.js';
export { Courier, type CourierResult } from './notify/courier.js';
export { type Links, Wording } from './notify/message.js';
export { ObligationSweep, type SweepResult } from './sweep/obligation-sweep.js';
export { agendaItemOf, agendaViewOf, obligationWhyOf } from './agenda/agenda-views.js';
export {
  type AgendaAsk,
  type AgendaPage,
  type AgendaRow,
  isAgendaCursor,
  ObligationQueries,
} from './agenda/obligation.query.js';
export { type AgendaStatus, agendaStatus } from './agenda/agenda-status.js';
export { type LogSimulationAsk, type LogSimulationParts, simulateLog } from './simulate/log-simulation.js';
