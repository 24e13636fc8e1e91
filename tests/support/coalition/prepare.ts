import { writeTenLanguages } from '@undersigned/server/testing'

/** A program of its own, so that the browser tests load nothing of the server: writes the letter into the folder, and says which it is. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('a folder is needed')
process.stdout.write(JSON.stringify(await writeTenLanguages(folder)))
