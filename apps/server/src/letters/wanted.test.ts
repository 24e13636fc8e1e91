import { letterId } from '@undersigned/letter'
import { roomId } from '@undersigned/sync'
import { expect, test } from 'vitest'
import { startCommonLetter } from '../testing/common-letter.ts'
import { openHouse } from '../testing/house.ts'

test('T115 a version that is not wanted blocks no seal, is left out of it, and stops with the others', async () => {
  const house = await openHouse()
  try {
    const common = await startCommonLetter(house)
    const { ana, marta, letter } = common
    const params = { letter }
    await ana.ask('versionAdd', { params, body: { language: 'de' } })
    await common.byTwo('freeze')
    const early = await ana.api.call('requestCreate', { params, body: { action: 'seal' } })
    expect(early).toMatchObject({ ok: false, refusal: { problem: 'versions-incomplete' } })
    await ana.ask('versionsWanted', { params, body: { languages: [] } })
    const { id: request } = await ana.ask('requestCreate', { params, body: { action: 'seal' } })
    const { versions } = await ana.ask('versionsWanted', { params, body: { languages: ['fr'] } })
    expect(versions.map(({ language, wanted }) => [language, wanted])).toEqual([
      ['fr', true],
      ['de', false],
    ])
    const lapsed = await marta.api.call('requestConfirm', { params: { letter, request } })
    expect(lapsed).toMatchObject({ ok: false, refusal: { problem: 'request-lapsed' } })
    await common.byTwo('seal')
    const sealed = await ana.ask('letterGet', { params })
    expect(sealed.versions.map(({ language, sealed: isSealed }) => [language, isSealed])).toEqual([
      ['fr', true],
      ['de', false],
    ])
    const { canonical } = await ana.ask('manifestGet', { params: { letter, digest: sealed.manifest?.digest ?? '' } })
    expect(canonical).toContain('"language":"fr"')
    expect(canonical).not.toContain('"language":"de"')
    const { log } = house.server.services.store
    const heads = await Promise.all((['original', 'fr', 'de'] as const).map((part) => log.head(roomId({ letter: letterId(letter), part }))))
    expect(heads.map(({ stopped }) => stopped?.reason)).toEqual(['sealed', 'sealed', 'sealed'])
    const late = await ana.api.call('versionsWanted', { params, body: { languages: ['fr', 'de'] } })
    expect(late).toMatchObject({ ok: false, refusal: { problem: 'not-in-this-stage' } })
    const unknown = await marta.api.call('versionsWanted', { params, body: { languages: [] } })
    expect(unknown).toMatchObject({ ok: false, refusal: { problem: 'forbidden' } })
  } finally {
    await house.close()
  }
}, 60_000)
