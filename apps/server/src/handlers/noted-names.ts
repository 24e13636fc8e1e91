import { foldedName } from '@undersigned/signatures'
import { type NotedNameRow, namesOf, notedNamesOf, putNotedNames, removeNotedName } from '@undersigned/storage'
import { coalitionIn, done, type Handlers, reply, visitorIn } from '../http/handler.ts'
import { refused } from '../http/problem.ts'

const MOST = 5000

/** The coalition's list of persons of public note, by which the desk is asked before one of them is listed (rule G117). */
export const notedNameHandlers: Handlers<'notedNamesGet' | 'notedNamesAdd' | 'notedNameRemove'> = {
  notedNamesGet: async (call) => {
    const { db } = call.services.store
    const rows = await notedNamesOf(db, coalitionIn(call).coalitionId)
    const names = await namesOf(db, [...new Set(rows.map(({ by }) => by))])
    return reply({
      names: rows.map(({ nameKey, name, note, by, at }) => ({ key: nameKey, name, note, by: { id: by, name: names.get(by) ?? '' }, at })),
    })
  },
  notedNamesAdd: async (call) => {
    const { coalitionId } = coalitionIn(call)
    const who = { coalitionId, by: visitorIn(call).id, at: call.services.now() }
    const rows = namesIn(call.request.body.text).map((each) => ({ ...each, ...who }))
    return call.services.store.transaction(async (tx) => {
      const known = new Set((await notedNamesOf(tx, coalitionId)).map(({ nameKey }) => nameKey))
      const added = rows.filter(({ nameKey }) => !known.has(nameKey)).length
      if (known.size + added > MOST) return refused('too-large', { limit: MOST, megabytes: 1 })
      await putNotedNames(tx, rows)
      return reply({ added, known: rows.length - added })
    })
  },
  notedNameRemove: async (call) => {
    const { db } = call.services.store
    const { name } = call.request.params
    return (await removeNotedName(db, coalitionIn(call).coalitionId, name)) ? done : refused('not-found')
  },
}

/** A name on each line, and what to know of them behind a tab or semicolon; whatever came from a spreadsheet fits. */
function namesIn(text: string): readonly Pick<NotedNameRow, 'nameKey' | 'name' | 'note'>[] {
  const lines = text.split(/\r?\n/u).map((line) => line.split(/[\t;]/u).map(plain))
  const named = lines.flatMap(([name = '', ...note]) => {
    const short = name.slice(0, 300)
    return foldedName(short) === ''
      ? []
      : [{ nameKey: foldedName(short), name: short, note: note.filter(Boolean).join(', ').slice(0, 300) }]
  })
  return [...new Map(named.map((each) => [each.nameKey, each])).values()]
}

const plain = (cell: string): string =>
  cell
    .replace(/[\p{Cc}\p{Cf}]+/gu, ' ')
    .replace(/^["'\s]+|["\s]+$/gu, '')
    .replace(/\s+/gu, ' ')
