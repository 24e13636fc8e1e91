// npm run faults:kill -- --rounds N: kill -9 under typing, N times; prints one JSON line, exits 1 when anything was lost.
import { parseArgs } from 'node:util'
import { killRounds } from './kill-rounds.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '30' } } })
const rounds = Number(values.rounds)
const onRound = (round: number): void => {
  if (round % 10 === 0) console.error(`${round} of ${rounds} rounds`)
}
const report = await killRounds(rounds, { onRound })
console.log(JSON.stringify(report))
process.exit(report.lost.length === 0 ? 0 : 1)
