export { describeUpdateLog, type LogUnderTest } from './describe-update-log.ts'
export { MemoryLog } from './memory-log.ts'
