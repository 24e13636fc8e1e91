import { LANGUAGES } from '@undersigned/letter'
import { fillCrowd } from '@undersigned/server/testing'

/** A program of its own, so that the browser tests load nothing of the server: writes a public letter in every language into the folder. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('a folder is needed')
const further = LANGUAGES.filter((language) => language !== 'en' && language !== 'fr')
process.stdout.write(JSON.stringify(await fillCrowd({ dataDir: folder, listed: 14, pending: 2, further })))
