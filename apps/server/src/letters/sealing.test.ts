import { expect, test } from 'vitest'
import { libraries, librariesInFrench } from '../demo/libraries.ts'
import { writeVersion } from '../demo/write-version.ts'
import { type Guest, type House, openHouse } from '../testing/house.ts'
import { startLetter } from './new-letter.ts'

interface Started {
  readonly ana: Guest
  readonly marta: Guest
  readonly letter: string
  byTwo(action: 'freeze' | 'seal'): Promise<string>
}

async function frozenLetter(house: House): Promise<Started> {
  const [ana, marta] = [await house.person('ana@one.eu'), await house.person('marta@two.eu')]
  const [me, other] = [await ana.ask('meGet', {}), await marta.ask('meGet', {})]
  const { id: coalitionId } = await ana.ask('coalitionCreate', { body: { name: 'Readers', organisation: { name: 'One' } } })
  const { services } = house.server
  const wish = { coalitionId, organisationId: null, title: 'A right to lend', document: libraries, by: me.id, start: 'import' } as const
  const { id: letter } = await startLetter(services, wish)
  const { link } = await ana.ask('invitationCreate', {
    params: { letter },
    body: { by: 'link', role: 'representative', organisation: { name: 'Two' } },
  })
  await marta.ask('invitationAccept', { params: { token: link?.split('/').at(-1) ?? '' }, body: {} })
  await writeVersion(services, {
    letter,
    document: libraries,
    translator: other.id,
    reviewer: me.id,
    language: 'fr',
    confirmed: librariesInFrench,
  })
  const byTwo = async (action: 'freeze' | 'seal'): Promise<string> =>
    (await ana.ask('requestCreate', { params: { letter }, body: { action } })).id
  await marta.ask('requestConfirm', { params: { letter, request: await byTwo('freeze') } })
  return { ana, marta, letter, byTwo }
}

test('G8 what is changed while a seal is being made is not sealed over: the seal lapses instead', async () => {
  const house = await openHouse()
  try {
    const { ana, marta, letter, byTwo } = await frozenLetter(house)
    const request = await byTwo('seal')
    const { store } = house.server.services
    const { transaction } = store
    // The rows change in the one moment that matters: after they were read, before the seal's own transaction.
    Object.assign(store, {
      transaction: async (work: Parameters<typeof transaction>[0]) => {
        Object.assign(store, { transaction })
        await ana.ask('letterPatch', { params: { letter }, body: { embargoUntil: 1 } })
        return transaction(work)
      },
    })
    const sealed = await marta.api.call('requestConfirm', { params: { letter, request } })
    expect(sealed).toMatchObject({ ok: false, refusal: { problem: 'request-lapsed' } })
    expect((await ana.ask('letterGet', { params: { letter } })).stage).toBe('frozen')
  } finally {
    await house.close()
  }
}, 60_000)
