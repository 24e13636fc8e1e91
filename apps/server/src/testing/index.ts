export { describeWholeWay } from './describe-whole-way.ts'
export { openHouse } from './house.ts'
export { startMailSink } from './mail-sink.ts'
export { mailsAfterwards, queueCopies, sendingProgram } from './queued-copies.ts'
