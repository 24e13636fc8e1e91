import { letterId } from '@undersigned/letter'
import { letterOf } from '@undersigned/storage'
import { confirmRequest } from '../letters/pair-decisions.ts'
import { startCommonLetter } from './common-letter.ts'
import { openHouse } from './house.ts'

// Two people freeze a letter, and the process is killed after the decision, before the text that was frozen is kept.
const house = await openHouse({ DATA_DIR: process.env.DATA_DIR ?? '' })
const { ana, marta, letter: id } = await startCommonLetter(house)
const { services } = house.server
const letter = await letterOf(services.store.db, letterId(id))
if (letter === null) throw new Error('there is no letter to freeze')
const { id: request } = await ana.ask('requestCreate', { params: { letter: id }, body: { action: 'freeze' } })
process.stdout.write(`${id}\n`)
const read = (): never => {
  process.kill(process.pid, 'SIGKILL')
  throw new Error('still alive')
}
await confirmRequest({ ...services, reader: { ...services.reader, read } }, { letter, request, by: (await marta.ask('meGet', {})).id })
