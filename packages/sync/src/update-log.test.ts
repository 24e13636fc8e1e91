import { describeUpdateLog, MemoryLog } from './testing/index.ts'

describeUpdateLog('Memory', async () => {
  const log = new MemoryLog()
  return { log, reopened: async () => new MemoryLog(log.rooms), dispose: async () => undefined }
})
