import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type LetterId, letterId } from '@undersigned/letter'
import type { Offer } from '@undersigned/signatures'
import { consentsOf, type LetterRow, letterOf, signatoriesOf } from '@undersigned/storage'
import { afterEach, expect, test, vi } from 'vitest'
import type { Services } from '../services.ts'
import { fillCrowd } from '../testing/crowd.ts'
import { type House, openHouse } from '../testing/house.ts'
import { confirmTogether } from './confirm-together.ts'
import { offersOn } from './consents.ts'
import { signPublic } from './sign-together.ts'

interface Place {
  readonly house: House
  readonly letter: LetterRow
  readonly tokens: readonly string[]
}

const places: { readonly house: House; readonly dataDir: string }[] = []
afterEach(async () => {
  for (const { house, dataDir } of places.splice(0)) {
    await house.close()
    rmSync(dataDir, { recursive: true, force: true })
  }
})

async function openPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'together-'))
  const { letter: id, tokens } = await fillCrowd({ dataDir, listed: 1, pending: 2 })
  const house = await openHouse({ DATA_DIR: dataDir })
  places.push({ house, dataDir })
  const letter = await letterOf(house.server.services.store.db, id)
  if (letter === null) throw new Error('the letter is gone')
  return { house, letter, tokens }
}

interface Wish {
  readonly name: string
  readonly email: string
  readonly kind?: 'individual' | 'organisation'
  readonly contact?: string
  readonly manifest?: string
  readonly agrees?: boolean
}

/** Reader 1 has confirmed, reader 2 signed days ago and never did; the others come for the first time, some of them twice. */
const wishes: readonly Wish[] = [
  { name: 'Ana', email: 'ana@example.org', agrees: true },
  { name: 'Ben', email: 'ben@example.org' },
  { name: 'Ana again', email: 'Ana@example.org' },
  { name: 'Has signed', email: 'reader1@crowd.example' },
  { name: 'Waits', email: 'reader2@crowd.example', agrees: true },
  { name: 'Read another text', email: 'cat@example.org', manifest: 'f'.repeat(64) },
  { name: 'House of Books', email: 'office@books.example.org', kind: 'organisation', contact: 'chair@books.example.org' },
  { name: 'Dora', email: 'dora@example.org', agrees: true },
  { name: 'House of Books', email: 'second@books.example.org', kind: 'organisation' },
  ...Array.from({ length: 60 }, (_, at) => ({ name: `Eve ${at}`, email: `eve${at}@example.org`, agrees: at % 3 === 0 })),
]

function signing({ house, letter }: Place, offers: readonly Offer[]) {
  return ({ name, email, kind = 'individual', contact = '', manifest, agrees = false }: Wish) =>
    signPublic(house.server.services, {
      ...{ letter, email, contact, language: 'en', locale: 'en', heldFor: null, manifest: manifest ?? letter.manifest ?? '' },
      display: { class: kind, name, title: '', affiliation: '', country: 'MT', group: '' },
      details: { acronym: '', names: '{}', domain: kind === 'organisation' ? 'books.example.org' : '', registerNumber: '' },
      agreed: agrees ? offers : [],
    })
}

/** Whatever a signature leaves behind, without what is made anew each time. */
async function traces({ store, keys, outbox }: Services, letter: LetterId) {
  const rows = await signatoriesOf(store.db, letter, ['pending', 'confirmed', 'named'])
  const signed = await Promise.all(
    rows.map(async ({ id, name, state, class: kind, nameKey, sortKey, position, language, contact, contactKeyId, confirmTokenHash }) => ({
      ...{ name, state, kind, nameKey, sortKey, position, language, isAsked: confirmTokenHash !== null },
      mailbox: contact === null || contactKeyId === null ? null : keys.open({ ciphertext: contact, keyId: contactKeyId }),
      agreed: (await consentsOf(store.db, [id])).map(({ purpose, text }) => ({ purpose, text })),
    })),
  )
  const mails = (await outbox.kept()).filter(({ subject }) => subject.startsWith('Confirm')).map(({ to, subject }) => `${to}: ${subject}`)
  return { signed: signed.sort((a, b) => a.position - b.position), mails: mails.sort() }
}

test('G168 who signs together is taken as if they had come one after another: rows, consents, mails and answers', async () => {
  const results = []
  for (const way of ['together', 'one by one'] as const) {
    const place = await openPlace()
    const { services } = place.house.server
    const [first = ''] = place.tokens
    expect((await confirmTogether(services, { token: first, locale: 'en' })).ok).toBe(true)
    const sign = signing(place, await offersOn(services.store.db, place.letter, 'en'))
    const answers = []
    if (way === 'together') answers.push(...(await Promise.all(wishes.map(sign))))
    else for (const wish of wishes) answers.push(await sign(wish))
    results.push({
      answers: answers.map((each) => (each.ok ? 'taken' : each.refusal)),
      ...(await traces(services, letterId(place.letter.id))),
    })
  }
  const [together, oneByOne] = results
  const byName = <Row extends { readonly name: string }>(rows: readonly Row[] = []) => rows.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  expect(together?.answers).toEqual(oneByOne?.answers)
  expect(together?.answers.filter((answer) => answer !== 'taken')).toEqual(['manifest-changed'])
  expect(together?.mails).toEqual(oneByOne?.mails)
  // Where organisations stand among those who came in the same moment is not said by anything.
  const unplaced = (rows: typeof together) => byName(rows?.signed).map(({ position: _, ...row }) => row)
  expect(unplaced(together)).toEqual(unplaced(oneByOne))
  expect(new Set(together?.signed.map(({ position }) => position)).size).toBe(together?.signed.length)
  expect(together?.signed.filter(({ agreed }) => agreed.length > 0)).toHaveLength(3 + 20)
})

test('G168 a group that cannot be written is tried one by one, and nobody signs twice by that', async () => {
  const place = await openPlace()
  const { services } = place.house.server
  const told = vi.spyOn(services.log, 'warn')
  const refusing = vi.spyOn(services.outbox, 'enqueueAll').mockRejectedValueOnce(new Error('the disk is full'))
  const sign = signing(place, [])
  const answers = await Promise.all(wishes.slice(9, 19).map(sign))
  expect(answers.every(({ ok }) => ok)).toBe(true)
  expect([refusing.mock.calls.length, told.mock.calls.length]).toEqual([1, 1])
  const { signed } = await traces(services, letterId(place.letter.id))
  expect(signed.filter(({ name }) => name.startsWith('Eve'))).toHaveLength(10)
})
