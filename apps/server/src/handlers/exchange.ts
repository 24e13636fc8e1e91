import type { Language } from '@undersigned/letter'
import { isWritable } from '@undersigned/signatures'
import { activeMembership, type LetterRow, versionsOf } from '@undersigned/storage'
import { type Call, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { type Refused, refused } from '../http/problem.ts'
import { exchangedVersion } from '../letters/exchanged.ts'
import type { Services } from '../services.ts'

type ExchangeRoutes = 'exchangeFile' | 'exchangeRead' | 'translationRead'

/** A version's files for other tools, and what comes back; words are written by whoever sees them (rule T132). */
export const exchangeHandlers: Handlers<ExchangeRoutes> = {
  exchangeFile: async (call) => {
    const { letter } = letterIn(call)
    const { language, file } = call.request.params
    if (!(await hasVersion(call.services, letter, language))) return refused('not-found')
    const format = file.endsWith('.po') ? 'po' : 'xlf'
    const { store, documents } = call.services
    // What other letters said is the coalition's: a role in this letter is not enough (rule T95).
    const withMemory = format === 'xlf' && (await activeMembership(store.db, letter.coalitionId, visitorIn(call).id)) !== null
    const bytes = await documents.writeExchange(await exchangedVersion(call.services, letter, { language, withMemory }), format)
    const headers = {
      ...dataHeaders,
      'content-type': format === 'po' ? 'text/x-gettext-translation; charset=utf-8' : 'application/xliff+xml; charset=utf-8',
      'content-disposition': `attachment; filename="${letter.slug}.${language}.${format}"`,
      'cache-control': 'private, no-store',
    }
    return new Response(new Uint8Array(bytes), { headers })
  },
  exchangeRead: async (call) => {
    const { letter } = letterIn(call)
    const { language } = call.request.params
    const file = await fileOf(call)
    if ('refusal' in file) return file
    const { original, recipients } = await call.services.reader.read(letter.id, [])
    const reading = await call.services.documents.readExchange({ ...file, original: original.text, recipients })
    if ('refusal' in reading) return reading
    const isOurs = reading.letter === letter.id && isIn(reading.language, language) && isIn(reading.sourceLanguage, letter.language)
    if (!isOurs) return refused('file-of-another-letter', { language: reading.language })
    return reply({
      units: reading.units.map((unit) => ({ ...unit, remarks: [...unit.remarks], matches: [...unit.matches] })),
      refused: [...reading.refused],
    })
  },
  translationRead: async (call) => {
    const file = await fileOf(call)
    if ('refusal' in file) return file
    const read = await call.services.documents.read(file, call.request.params.language)
    return 'refusal' in read ? read : reply({ text: read.text, recipients: read.recipients })
  },
}

/** Other tools add a region or write in capitals. */
const isIn = (tag: string, language: Language): boolean => tag.toLowerCase().split(/[-_]/u)[0] === language

const hasVersion = async ({ store }: Services, letter: LetterRow, language: Language): Promise<boolean> =>
  (await versionsOf(store.db, letter.id)).some((version) => version.language === language)

async function fileOf(call: Call<'exchangeRead' | 'translationRead'>): Promise<{ name: string; bytes: Uint8Array } | Refused> {
  const { letter } = letterIn(call)
  if (!isWritable('version', letter.stage)) return refused('not-in-this-stage', { stage: letter.stage })
  if (!(await hasVersion(call.services, letter, call.request.params.language))) return refused('not-found')
  if (call.file === null) return refused('malformed', { field: 'file' })
  return { name: call.file.name, bytes: new Uint8Array(await call.file.arrayBuffer()) }
}
