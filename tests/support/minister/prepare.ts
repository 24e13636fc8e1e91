import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { LANGUAGES, type Language, type Recipient } from '@undersigned/letter'
import { sealLetterToMany } from '@undersigned/server/testing'
import { recipientUnit } from '@undersigned/translation'
import { letterIn, lineIn, textWording } from '../reading-rooms/letter.ts'
import { ministersCsv, ministryIn, salutations } from './ministers.ts'

/** A program of its own, so that the browser tests load nothing of the server: the letter in the folder, sealed until tomorrow, and a key for its mails. */
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('a folder is needed')

const wording = (language: Language, recipients: readonly Recipient[]) => {
  const ministry = [{ type: 'text' as const, text: ministryIn[language], marks: {} }]
  return Object.fromEntries([
    ...textWording(language),
    ...recipients.map(({ id }) => [recipientUnit(id, 'institution'), ministry] as const),
  ])
}

const sealed = await sealLetterToMany({
  dataDir: folder,
  title: lineIn('en', 'subject'),
  text: letterIn('en'),
  recipients: { csv: ministersCsv(), source: 'https://example.eu/ministers' },
  versions: LANGUAGES.filter((language) => language !== 'en'),
  wording,
  salutations,
  embargoUntil: Date.now() + 24 * 60 * 60 * 1000,
})
const { privateKey, publicKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  publicKeyEncoding: { type: 'spki', format: 'pem' },
})
writeFileSync(join(folder, 'dkim.pem'), privateKey)
process.stdout.write(JSON.stringify({ ...sealed, publicKey }))
