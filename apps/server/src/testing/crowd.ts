import type { Language, SignatoryDisplay } from '@undersigned/letter'
import { letterId } from '@undersigned/letter'
import { hashOfToken, saltFrom } from '@undersigned/signatures'
import { type LetterRow, letterOf, type SignatoryRow } from '@undersigned/storage'
import { namedSignatory } from '../letters/new-letter.ts'
import type { Services } from '../services.ts'
import { startCommonLetter, startLetterOfTwo } from './common-letter.ts'
import { openHouse } from './house.ts'
import { longLetter } from './long-letter.ts'
import { writeFurther } from './ten-languages.ts'

/** A public letter that takes signatures, with a list of names and people who have yet to press the button in their mail. */
export interface Crowd {
  readonly letter: string
  readonly slug: string
  /** One per person who has yet to confirm. */
  readonly tokens: readonly string[]
}

interface Wish {
  readonly dataDir: string
  readonly listed: number
  readonly pending: number
  /** In which the letter can be read beside English and French. */
  readonly further?: readonly Language[]
  /** A letter of many pages with notes, in English alone. */
  readonly isLong?: boolean
}

const AT_ONCE = 200
const COUNTRIES = ['DE', 'FR', 'IT', 'ES', 'PL', 'RO', 'NL', 'BE', 'GR', 'CZ', 'PT', 'SE', 'HU', 'AT', 'MT', 'IE', 'FI', 'CY', '']
const FIRST = ['Anna', 'Zoë', 'Łukasz', 'Ġorġ', 'Eleni', 'Иван', 'Séamus', 'Noémi', 'Jürgen', 'Ines', 'Øyvind', 'Ādams']
const LAST = [
  'Borg',
  'Kowalska',
  'Παπαδοπούλου',
  'Müller',
  'Ó Briain',
  'Димитрова',
  'García Pérez',
  'de Vries',
  'Žukauskas',
  'Nagy',
  'Åström',
  'Ħaż-Żebbuġ',
]

/** Writes the crowd into a folder of its own, as the server would have it after some days of signing, and lets the folder go. */
export async function fillCrowd({ dataDir, listed, pending, further = [], isLong = false }: Wish): Promise<Crowd> {
  const house = await openHouse({ DATA_DIR: dataDir })
  try {
    const way = isLong ? await startLetterOfTwo(house, { title: 'A right to lend', document: longLetter }) : await startCommonLetter(house)
    await writeFurther(way, further)
    for (const action of ['freeze', 'seal', 'publish'] as const) await way.byTwo(action)
    const { store } = house.server.services
    const id = letterId(way.letter)
    await way.ana.ask('stageMove', { params: { letter: way.letter }, body: { to: 'sign-on' } })
    await store.db.updateTable('letter').set({ signOn: 'public' }).where('id', '=', id).execute()
    const letter = await letterOf(store.db, id)
    if (letter === null) throw new Error('the letter of the crowd is gone')
    const tokens: string[] = []
    const rows = Array.from({ length: listed + pending }, (_, at) => {
      if (at < listed) return listedRow(house.server.services, letter, at)
      const token = house.server.services.newToken()
      tokens.push(token)
      return pendingRow(house.server.services, letter, { at, token })
    })
    await store.transaction(async (tx) => {
      for (let at = 0; at < rows.length; at += AT_ONCE)
        await tx
          .insertInto('signatory')
          .values(rows.slice(at, at + AT_ONCE))
          .execute()
      await tx.updateTable('letter').set({ updatedAt: Date.now() }).where('id', '=', id).execute()
    })
    return { letter: way.letter, slug: way.slug, tokens }
  } finally {
    await house.close()
  }
}

type Row = SignatoryRow

function displayAt(at: number): SignatoryDisplay {
  const kind = at % 10 === 0 ? 'organisation' : at % 25 === 1 ? 'expert' : 'individual'
  const name = `${FIRST[at % FIRST.length]} ${LAST[Math.floor(at / FIRST.length) % LAST.length]} ${at}`
  const isExpert = kind === 'expert'
  return {
    class: kind,
    name: kind === 'organisation' ? `The Readers’ Association of ${name}` : name,
    title: isExpert ? 'Professor of library science' : '',
    affiliation: isExpert ? 'University of the Common Good' : '',
    country: COUNTRIES[at % COUNTRIES.length] ?? '',
    group: '',
  }
}

const DAY = 86_400_000

function baseRow({ newId }: Services, letter: LetterRow, at: number): Row {
  const created = Date.now() - 20 * DAY
  return {
    ...namedSignatory({ letter: letter.id, display: displayAt(at), newId, at: created }),
    position: at + 10,
    manifest: letter.manifest,
    language: 'en',
  }
}

function listedRow(services: Services, letter: LetterRow, at: number): Row {
  const when = Date.now() - DAY * (1 + 19 * Math.abs(Math.sin(at)))
  const hour = Math.round(when)
  const row = baseRow(services, letter, at)
  return {
    ...row,
    signatory: row.id,
    state: 'confirmed',
    salt: saltFrom(new Uint8Array(32).fill(at % 256)),
    signedAt: hour,
    confirmedAt: hour,
    listedAt: hour,
  }
}

function pendingRow(services: Services, letter: LetterRow, { at, token }: { readonly at: number; readonly token: string }): Row {
  const email = `reader${at}@crowd.example`
  const sealed = services.keys.seal(email)
  const index = services.keys.index(email)
  const row = { ...baseRow(services, letter, at), class: 'individual' as const, title: '', affiliation: '' }
  return {
    ...row,
    signatory: index,
    state: 'pending',
    signedAt: Date.now(),
    confirmTokenHash: hashOfToken(token),
    confirmExpiresAt: Date.now() + 3 * DAY,
    contact: sealed.ciphertext,
    contactKeyId: sealed.keyId,
    contactIndex: index,
  }
}
