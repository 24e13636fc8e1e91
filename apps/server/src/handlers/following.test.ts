import { BODY, readLetterText, readVersion, replaceLetterText, unitField } from '@undersigned/collab'
import { type LetterText, letterId, paragraphId, plainText, unitId } from '@undersigned/letter'
import { type RoomPart, roomId } from '@undersigned/sync'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type * as Y from 'yjs'
import { libraries } from '../demo/libraries.ts'
import { writeVersion } from '../demo/write-version.ts'
import { SocketGuest } from '../socket/testing/socket-guest.ts'
import { type CommonLetter, startCommonLetter } from '../testing/common-letter.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'
import { docOf, writeInRoom } from '../testing/write-in-room.ts'

let house: House
let common: CommonLetter
let dan: Guest
beforeAll(async () => {
  house = await openHouse()
  common = await startCommonLetter(house)
  dan = await common.join('dan@one.eu', 'drafter')
}, 60_000)
afterAll(() => house.close())

const room = (part: RoomPart) => roomId({ letter: letterId(common.letter), part })

/** Writes into a room as somebody in it would. */
const edit = (part: RoomPart, change: (doc: Y.Doc) => void): Promise<void> => writeInRoom(common, part, change)

const mapOf = (text: LetterText, change: (words: string) => string): LetterText => ({
  ...text,
  paragraphs: text.paragraphs.map((paragraph) => ({
    ...paragraph,
    content: paragraph.content.map((part) => (part.type === 'text' ? { ...part, text: change(part.text) } : part)),
  })),
})

const original = async () => readLetterText(await docOf(common, 'original'), 'en')
const stateOf = async (unit: string, language = 'fr') => {
  const { units } = await common.ana.ask('progress', { params: { letter: common.letter } })
  return units.find((each) => each.unit === unit)?.states[language]
}
const unitsNow = async () => (await house.server.services.reader.read(letterId(common.letter))).versions[0]?.units ?? []

/** The longest plain paragraph in two, as a split leaves it. */
function cutInTwo(text: LetterText): LetterText {
  const length = ({ content }: LetterText['paragraphs'][number]) => (content.length === 1 ? plainText(content).length : 0)
  const longest = text.paragraphs.reduce((one, other) => (length(other) > length(one) ? other : one))
  const words = plainText(longest.content)
  const at = words.lastIndexOf(' ', words.length - 20)
  const half = (part: string) => [{ type: 'text' as const, text: part, marks: {} }]
  const halves: LetterText['paragraphs'] = [
    { ...longest, content: half(words.slice(0, at)) },
    { ...longest, id: paragraphId('half'), from: longest.id, content: half(words.slice(at + 1)) },
  ]
  return { ...text, paragraphs: text.paragraphs.flatMap((paragraph) => (paragraph === longest ? halves : paragraph)) }
}

describe('declared edits', () => {
  const params = () => ({ letter: common.letter })

  test('T33 T34 a declared edit leaves the version translated, is seen by all, and is taken back by whoever declared it', async () => {
    const [first] = (await unitsNow()).filter(({ state }) => state === 'reviewed')
    const unit = first?.unit ?? unitId('')
    const before = (await original()).paragraphs.find(({ id }) => String(id) === unit)
    const words = plainText(before?.content ?? [])
    await edit('original', (doc) =>
      replaceLetterText(
        doc,
        mapOf(readLetterText(doc, 'en'), (text) => (words.startsWith(text) ? `${text} ` : text)),
      ),
    )
    const now = (await unitsNow()).find((each) => each.unit === unit)
    expect(now?.state).toBe('stale')
    const body = { unit, fromDigest: first?.sourceDigest ?? '', toDigest: now?.sourceDigest ?? '', note: 'a space' }
    const declared = await dan.ask('declarationAdd', { params: params(), body })
    expect(declared).toMatchObject({ unit, note: 'a space', by: { name: expect.any(String) } })
    expect(await stateOf(unit)).toBe('translated')
    expect((await common.marta.ask('declarationsList', { params: params() })).declarations.map(({ id }) => id)).toEqual([declared.id])
    const again = await dan.api.call('declarationAdd', { params: params(), body })
    expect(again).toMatchObject({ ok: false, refusal: { problem: 'conflict' } })
    await dan.ask('declarationWithdraw', { params: { ...params(), declaration: declared.id } })
    expect(await stateOf(unit)).toBe('stale')
    const kinds = (await common.ana.ask('eventsList', { params: params(), query: {} })).events.map(({ kind }) => kind)
    expect(kinds).toEqual(expect.arrayContaining(['edit-declared', 'declaration-withdrawn']))
  })

  test('T34 only of the text that stands there, and taken back by others only if they coordinate', async () => {
    const [stale] = (await unitsNow()).filter(({ state }) => state === 'stale')
    const unit = stale?.unit ?? unitId('')
    const other = `v1:${'0'.repeat(64)}`
    const moved = await dan.api.call('declarationAdd', { params: params(), body: { unit, fromDigest: other, toDigest: other } })
    expect(moved).toMatchObject({ ok: false, refusal: { problem: 'unit-moved-on' } })
    const gone = await dan.api.call('declarationAdd', { params: params(), body: { unit: 'gone', fromDigest: other, toDigest: other } })
    expect(gone).toMatchObject({ ok: false, refusal: { problem: 'not-found' } })
    const eve = await common.join('eve@one.eu', 'drafter')
    const body = { unit, fromDigest: other, toDigest: stale?.sourceDigest ?? '' }
    const { id } = await eve.ask('declarationAdd', { params: params(), body })
    expect(await dan.api.call('declarationWithdraw', { params: { ...params(), declaration: id } })).toMatchObject({
      ok: false,
      refusal: { problem: 'forbidden' },
    })
    await common.ana.ask('declarationWithdraw', { params: { ...params(), declaration: id } })
    expect((await common.ana.ask('declarationsList', { params: params() })).declarations).toEqual([])
  })
})

describe('another language leads', () => {
  const params = () => ({ letter: common.letter, language: 'fr' as const })

  test('T36 T37 the preview says what would be; then rows and rooms change as one, and whoever is there reads it', async () => {
    const { services } = house.server
    await writeVersion(services, {
      letter: letterId(common.letter),
      document: { ...libraries, text: await original() },
      language: 'de',
      confirmed: Object.fromEntries(libraries.text.paragraphs.filter(({ kind }) => kind === 'body').map(({ id }) => [id, `Deutsch ${id}`])),
      translator: (await common.marta.ask('meGet', {})).id,
      reviewer: null,
    })
    await services.reader.refresh(letterId(common.letter))
    const before = await original()
    const french = readVersion(await docOf(common, 'fr'))
    const { ticket, room: address } = await dan.ask('ticketCreate', { body: { room: room('original') } })
    const knock = await SocketGuest.knock(`${house.server.origin.replace('http', 'ws')}/sync/${address}?ticket=${ticket}&schema=1`)
    if (knock.kind !== 'seated') throw new Error('not let in')

    const preview = await common.ana.ask('leadPreview', { params: params() })
    expect(preview).toMatchObject({ blocking: [], untranslated: [], others: [{ language: 'de' }] })
    expect(preview.outdated).toHaveLength(1)
    expect(preview.pairs.filter(({ carried }) => carried).length).toBe(preview.pairs.length - 1)
    expect(await original()).toEqual(before)

    const led = await common.ana.ask('leadChange', { params: params(), body: { untranslated: 0 } })
    expect(led).toMatchObject({ language: 'fr', versions: [{ language: 'de' }, { language: 'en' }] })
    expect(await knock.guest.hears('closed')).toMatchObject({ kind: 'closed' })

    const after = readLetterText(await docOf(common, 'original'), 'fr')
    expect(after.paragraphs.map(({ id, kind }) => [id, kind])).toEqual(before.paragraphs.map(({ id, kind }) => [id, kind]))
    for (const { id, content } of after.paragraphs) {
      const words = french.units.get(unitId(id))
      if (words !== undefined) expect(plainText(content)).toBe(plainText(words))
    }
    const english = readVersion(await docOf(common, 'en'))
    for (const { id, content } of before.paragraphs) {
      if (plainText(content).trim() !== '') expect(plainText(english.units.get(unitId(id)) ?? [])).toBe(plainText(content))
    }
    const states = (await common.ana.ask('progress', { params: { letter: common.letter } })).units.map(({ states: of }) => of.en)
    expect(states.filter((state) => state === 'translated')).toHaveLength(preview.pairs.length - 1)
    expect(states.filter((state) => state === 'draft')).toHaveLength(1)
    const german = (await services.reader.read(letterId(common.letter), ['de'])).versions[0]
    expect(german?.progress.units).toMatchObject({ translated: preview.others[0]?.kept, stale: preview.others[0]?.stale })
  })

  test('T37 both texts are in the history, the old room is closed, and it goes on as any letter does', async () => {
    const { snapshots } = await common.ana.ask('snapshotsList', { params: { letter: common.letter }, query: {} })
    expect(snapshots.map(({ language }) => language).sort()).toEqual(expect.arrayContaining(['en', 'fr']))
    expect(await dan.api.call('ticketCreate', { body: { room: room('fr') } })).toMatchObject({ ok: false })
    await edit('original', (doc) => doc.getText(BODY).insert(doc.getText(BODY).length, ' Encore.'))
    expect(JSON.stringify(readLetterText(await docOf(common, 'original'), 'fr'))).toContain('Encore.')
    const back = { letter: common.letter, language: 'en' as const }
    const many = await common.ana.ask('leadPreview', { params: back })
    await common.ana.ask('leadChange', { params: back, body: { untranslated: many.untranslated.length } })
    expect((await common.ana.ask('letterGet', { params: { letter: common.letter } })).language).toBe('en')
  })

  test('T37 not beyond what was seen, not with a split that waits, not outside drafting, and not a language that is not there', async () => {
    const { ana } = common
    await edit('fr', (doc) => {
      const [field] = [...readVersion(doc).units.keys()]
      const text = doc.getText(unitField(field ?? unitId('')))
      text.delete(0, text.length)
    })
    const change = (language: 'fr' | 'bg', untranslated: number) =>
      ana.api.call('leadChange', { params: { letter: common.letter, language }, body: { untranslated } })
    expect(await change('fr', 0)).toMatchObject({ ok: false, refusal: { problem: 'conflict' } })
    expect(await change('bg', 9)).toMatchObject({ ok: false, refusal: { problem: 'not-found' } })
    expect(await dan.api.call('leadChange', { params: params(), body: { untranslated: 9 } })).toMatchObject({ ok: false })
    const whole = await original()
    await edit('original', (doc) => replaceLetterText(doc, cutInTwo(whole)))
    expect(await change('fr', 9)).toMatchObject({ ok: false, refusal: { problem: 'structure-unsettled', facts: { count: 1 } } })
    await edit('original', (doc) => replaceLetterText(doc, whole))
    await ana.ask('stageMove', { params: { letter: common.letter }, body: { to: 'in-review' } })
    expect(await change('fr', 9)).toMatchObject({ ok: false, refusal: { problem: 'not-in-this-stage' } })
  })
})
