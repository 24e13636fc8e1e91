import { KEY_TYPES, keyText, NotProven, parseKey } from '@undersigned/signatures/log'
import { addWitness, removeWitness, type WitnessRow, witnessesOf } from '@undersigned/storage'
import { coalitionIn, done, type Handlers, letterIn, reply, visitorIn } from '../http/handler.ts'
import { dataHeaders } from '../http/headers.ts'
import { refused } from '../http/problem.ts'

/** The proof of a letter to take along, and who watches the logs of a coalition (rules V21, V22). */
export const proofHandlers: Handlers<'bundleFile' | 'witnessesList' | 'witnessAdd' | 'witnessRemove'> = {
  bundleFile: async (call) => {
    const { letter } = letterIn(call)
    const bytes = await call.services.bundles.make(letter)
    if (bytes === null) return refused('not-in-this-stage', { stage: letter.stage })
    const headers = {
      ...dataHeaders,
      'content-type': 'application/zip',
      'content-disposition': `attachment; filename="${letter.slug}.proof.zip"`,
      'cache-control': 'private, no-store',
    }
    return new Response(new Uint8Array(bytes), { headers })
  },
  witnessesList: async (call) => {
    const rows = await witnessesOf(call.services.store.db, coalitionIn(call).coalitionId)
    return reply({ witnesses: rows.map(shown) })
  },
  witnessAdd: async (call) => {
    const { store, newId, now } = call.services
    const key = witnessKey(call.request.body.key)
    if (key === null) return refused('malformed', { field: 'key' })
    const { coalitionId } = coalitionIn(call)
    await addWitness(store.db, { id: newId(), coalitionId, key, addedBy: visitorIn(call).id, addedAt: now() })
    const row = (await witnessesOf(store.db, coalitionId)).find((each) => each.key === key)
    return row === undefined ? refused('not-found') : reply(shown(row))
  },
  witnessRemove: async (call) => {
    const wasThere = await removeWitness(call.services.store.db, coalitionIn(call).coalitionId, call.request.params.witness)
    return wasThere ? done : refused('not-found')
  },
}

const shown = ({ id, key, addedAt }: WitnessRow) => ({ id, key, addedAt })

/** A key that signs as witnesses do; null for anything else. */
function witnessKey(typed: string): string | null {
  try {
    const key = parseKey(typed)
    return key.type === KEY_TYPES.cosignature ? keyText(key) : null
  } catch (error) {
    if (error instanceof NotProven) return null
    throw error
  }
}
