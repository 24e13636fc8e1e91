export { describeUpdateLog, type LogUnderTest } from './describe-update-log.ts'
export { anyAct, anyDoc } from './docs.ts'
export { MemoryLog } from './memory-log.ts'
