export { csvFromRows, csvToRows } from './exchange/csv.ts'
export { DocumentRefused } from './refused.ts'
