import { contactTraces } from '@undersigned/server/testing'

/** A program of its own, as `prepare.ts` is: where in a folder the addresses that follow it still stand. */
const [folder, ...addresses] = process.argv.slice(2)
if (folder === undefined) throw new Error('a folder is needed')
process.stdout.write(JSON.stringify(await contactTraces(folder, addresses)))
