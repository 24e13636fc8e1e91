import type { Language, LetterDocument } from '@undersigned/letter'
import { isLanguage, isTemplateName, templateOf, templatesListed } from '@undersigned/letter'
import { SETTINGS, settingsOpen } from '@undersigned/signatures'
import {
  appendEvent,
  ConflictError,
  changeLetter,
  coalitionOf,
  type LetterChange,
  type LetterRow,
  letterOf,
  lettersFor,
  rolesFor,
  signatoryCounts,
  unitCountsOf,
  versionsOf,
} from '@undersigned/storage'
import { type Call, coalitionIn, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { type Refused, refused } from '../http/problem.ts'
import { correctedLine } from '../letters/corrected.ts'
import { emptyText } from '../letters/empty-text.ts'
import { type NewLetter, startLetter, titleOf } from '../letters/new-letter.ts'
import { printedCopy, printedLetter } from '../letters/printed.ts'
import { slugFrom } from '../letters/slug.ts'
import { letterView, versionView } from '../letters/view.ts'
import type { Services } from '../services.ts'

type LetterRoutes = 'templatesList' | 'lettersList' | 'letterCreate' | 'letterImport' | 'letterGet' | 'letterPatch' | 'exportFile'

export const letterHandlers: Handlers<LetterRoutes> = {
  templatesList: async () => reply({ templates: templatesListed.map(({ name, ...listed }) => ({ template: name, ...listed })) }),
  lettersList: async (call) => {
    const letters = await lettersFor(call.services.store.db, visitorIn(call).id)
    return reply({ letters: await Promise.all(letters.map((letter) => listed(call.services, letter, visitorIn(call).id))) })
  },
  letterCreate: async (call) => {
    const { title, language, template } = call.request.body
    const { newId } = call.services
    const text = template === null ? emptyText(language, newId) : isTemplateName(template) ? templateOf(template, language, newId) : null
    if (text === null) return refused('not-found')
    const document: LetterDocument = { text, recipients: [], signatories: [], listInFormation: true }
    return reply(await start(call, { title, document, start: template === null ? 'empty' : 'template' }))
  },
  letterImport: async (call) => {
    const { services, file } = call
    if (file === null) return refused('malformed', { field: 'file' })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const recognised = await services.documents.read({ name: file.name, bytes }, call.request.body.language)
    if ('refusal' in recognised) return recognised
    const { found, ...document } = recognised
    const { listInFormation, ...parts } = found
    const letter = await start(call, { title: titleOf(document.text, file.name), document, start: 'import' })
    const plain = Object.entries(parts).map(([part, { count, texts }]) => [part, { count, texts: [...texts] }])
    return reply({ letter, found: Object.fromEntries(plain), listInFormation })
  },
  letterGet: async (call) => {
    const { letter, roles } = letterIn(call)
    return reply(await letterView(call.services.store, letter, roles))
  },
  letterPatch: async (call) => {
    const { letter } = letterIn(call)
    const { store, now, newSalt } = call.services
    const change = call.request.body
    try {
      const refusal = await store.transaction(async (tx): Promise<Refused | null> => {
        const refusal = refusalOf((await letterOf(tx, letter.id)) ?? letter, present(change))
        if (refusal !== null) return refusal
        await changeLetter(tx, letter.id, { ...present(change), updatedAt: now() })
        await appendEvent(tx, {
          letterId: letter.id,
          kind: 'settings-changed',
          payload: { fields: Object.keys(present(change)).join(', ') },
          salt: newSalt(),
          actor: visitorIn(call).id,
          at: now(),
        })
        return null
      })
      if (refusal !== null) return refusal
    } catch (error) {
      if (error instanceof ConflictError && change.slug !== undefined) return refused('slug-taken', { slug: change.slug })
      throw error
    }
    return view(call.services, letter.id, visitorIn(call).id)
  },
  exportFile: async (call) => {
    const { letter } = letterIn(call)
    const { file } = call.request.params
    const [language, ending] = file.split('.')
    const format = formats.get(ending ?? '')
    if (!isLanguage(language) || format === undefined) return refused('not-found')
    return exported(call.services, { letter, language, file, format, copy: call.request.query.copy ?? null })
  },
}

/** The letter as it is now, for the one who changed it. */
export async function view({ store }: Services, id: string, account: string) {
  const [letter, roles] = await Promise.all([letterOf(store.db, id), rolesFor(store.db, id, account)])
  return letter === null ? refused('not-found') : reply(await letterView(store, letter, roles))
}

type Start = Pick<NewLetter, 'title' | 'document' | 'start'>

async function start(call: Call<'letterCreate'> | Call<'letterImport'>, wish: Start) {
  const { services } = call
  const { coalitionId, organisationId } = coalitionIn(call)
  const by = visitorIn(call).id
  const letter = await startLetter(services, { ...wish, coalitionId, organisationId, by })
  await services.reader.refresh(letter.id)
  return letterView(services.store, letter, await rolesFor(services.store.db, letter.id, by))
}

/** Only what is open may change; deadlines come in their order (rules G24, G196). */
function refusalOf(letter: LetterRow, change: LetterChange): Refused | null {
  const { stage, manifest, amending, publishedAt } = letter
  const open = settingsOpen({ stage, isSealed: manifest !== null, isAmending: amending !== null, isPublished: publishedAt !== null })
  const shut = SETTINGS.filter((setting) => !open.includes(setting) && change[setting] !== undefined && change[setting] !== letter[setting])
  if (shut.length > 0 && stage === 'archived') return refused('not-in-this-stage', { stage })
  if (shut.includes('slug')) return refused('slug-fixed')
  const { softDeadline, hardDeadline } = { ...letter, ...change }
  if (softDeadline !== null && hardDeadline !== null && hardDeadline < softDeadline) return refused('deadlines-crossed')
  return shut.length > 0 ? refused('sealed-text', { field: shut.join(', ') }) : null
}

const present = (change: Readonly<Record<string, unknown>>): LetterChange =>
  Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined))

async function listed({ store }: Services, letter: LetterRow, account: string) {
  const { db } = store
  const [coalition, roles, versions, states, counts] = await Promise.all([
    coalitionOf(db, letter.coalitionId),
    rolesFor(db, letter.id, account),
    versionsOf(db, letter.id),
    unitCountsOf(db, letter.id),
    signatoryCounts(db, letter.id),
  ])
  const seen = versions.map((version) => versionView(version, { letter, states, names: new Map() }))
  return {
    id: letter.id,
    coalition: { id: letter.coalitionId, name: coalition?.name ?? '' },
    title: letter.title,
    language: letter.language,
    stage: letter.stage,
    updatedAt: Math.max(letter.updatedAt, ...states.map(({ at }) => at)),
    myRoles: [...new Set(roles.map(({ role }) => role))],
    versions: seen.map(({ language, progress }) => ({ language, reviewed: progress.byState.reviewed.units, units: progress.units })),
    signatures: counts.confirmed,
    softDeadline: letter.softDeadline,
    zone: letter.zone,
  }
}

const formats: ReadonlyMap<string, keyof typeof types> = new Map([
  ['pdf', 'pdf'],
  ['docx', 'docx'],
  ['md', 'markdown'],
  ['html', 'html'],
])

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  markdown: 'text/markdown; charset=utf-8',
  html: 'text/html; charset=utf-8',
} as const

interface Export {
  readonly letter: LetterRow
  readonly language: Language
  readonly file: string
  readonly format: keyof typeof types
  readonly copy: string | null
}

async function exported(services: Services, { letter, language, file, format, copy }: Export): Promise<Response | Refused> {
  const document =
    copy === null ? await printedLetter(services, letter, language) : await printedCopy(services, letter, { id: copy, language })
  if (document === null) return copy === null ? refused('not-found') : refused('no-such-copy', { copy, language })
  const toWhom = copy === null ? '' : `${slugFrom(document.recipients.map(({ name }) => name).join(' '), copy)}.`
  const corrected = format === 'pdf' ? await correctedLine(services.store.db, letter, language) : ''
  const bytes = await services.documents.write(document, format, letter.manifest, corrected)
  const headers = {
    ...dataHeaders,
    'content-type': types[format],
    'content-disposition': `attachment; filename="${letter.slug}.${toWhom}${file}"`,
    'cache-control': 'private, no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
