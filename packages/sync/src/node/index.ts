export { systemClock } from './system-clock.ts'
export { readTicket, signTicket, TICKET_LASTS_MS, type Ticket, type TicketKeys, type TicketRefusal } from './ticket.ts'
export { WorkerWorkshop } from './worker-workshop.ts'
