import { expect, test } from 'vitest'
import { startCommonLetter } from '../testing/common-letter.ts'
import { openHouse } from '../testing/house.ts'

test('G152 G25 who comes from a table is greeted in the language of their copy, as the table says or as that language addresses them; who is nobody is not taken', async () => {
  const { house, ana, letter } = await startCommonLetter(await openHouse())
  const params = { letter }
  await ana.ask('letterPatch', { params, body: { mode: 'individual' } })
  const rows = [
    'honorific;name;language;salutation',
    'Ms;Anna Abela;fr;',
    'Dr;Ben Bonnici;fr;',
    'Mr;Carl Camilleri;fr;Cher Carl,',
    'Ms;Dora Debono;;',
  ]
  const file = new File([rows.join('\n')], 'ministers.csv', { type: 'text/csv' })
  expect(await ana.ask('recipientsImport', { params, body: { source: '' }, file })).toEqual({ added: 4, left: [] })
  expect(await ana.api.call('recipientAdd', { params, body: { name: '  ', country: 'MT' } })).toMatchObject({ ok: false })
  const { copies } = await ana.ask('copiesList', { params })
  expect(copies.map(({ salutation }) => salutation)).toEqual([
    ['À l’attention de Mme Anna Abela,'],
    ['À l’attention de Dr Ben Bonnici,'],
    ['Cher Carl,'],
    ['Dear Ms Dora Debono,'],
  ])
  await house.close()
})
