import { contentOfTokens, noteField, tokensOf, writeLetterText } from '@undersigned/collab'
import { createTranslator, loadCatalogue } from '@undersigned/i18n'
import { isLanguage, noteId } from '@undersigned/letter'
import { createRoot } from 'react-dom/client'
import { Awareness, applyAwarenessUpdate, encodeAwarenessUpdate } from 'y-protocols/awareness'
import * as Y from 'yjs'
import { DraftingEditor } from '../src/index.ts'
import '../src/styles.css'
import { letterOf } from './letters.ts'

/** A page for tests: `?people=2&letter=sample&language=en&interface=en`, editors linked in the page itself, or with other pages of the browser by `&channel=name&client=10`. */
const asked = new URLSearchParams(location.search)
const people = Number(asked.get('people') ?? '1')
const spoken = asked.get('interface') === 'fr' ? 'fr' : 'en'
const wished = asked.get('language')
const language = isLanguage(wished) ? wished : 'en'
const { t } = createTranslator(spoken, await loadCatalogue(spoken))

const seed = new Y.Doc()
seed.clientID = 1
writeLetterText(seed, letterOf(asked.get('letter') ?? 'sample', language))
const start = Y.encodeStateAsUpdate(seed)

interface Seat {
  readonly doc: Y.Doc
  readonly awareness: Awareness
}

const seats = Array.from({ length: people }, (_, at) => seat(at))
link(seats)
const channel = asked.get('channel')
if (channel !== null && seats[0] !== undefined) linkOver(channel, seats[0])
const socket = asked.get('socket')
if (socket !== null && seats[0] !== undefined) linkThrough(socket, seats[0])
const names = ['Anna', 'Béla', 'Chloé']
seats.forEach(({ doc, awareness }, at) => {
  const place = document.createElement('section')
  place.setAttribute('aria-label', names[at] ?? 'Somebody')
  place.dataset.desk = String(at)
  document.querySelector('#desks')?.append(place)
  createRoot(place).render(
    <DraftingEditor
      doc={doc}
      awareness={awareness}
      person={{ id: `person-${doc.clientID}`, name: names[at + (asked.has('client') ? Number(asked.get('client')) : 0)] ?? 'Somebody' }}
      language={language}
      editable={asked.get('editable') !== 'no'}
      t={t}
      slots={{
        recipients: [{ id: 'r1', text: 'Ms Ylva Johansson', detail: 'Commissioner for Home Affairs, European Commission' }],
        signatories: [],
      }}
      onOpenSlot={(slot) => place.setAttribute('data-opened', slot)}
      onReady={() => place.setAttribute('data-ready', '')}
    />,
  )
})

function seat(at: number): Seat {
  const doc = new Y.Doc()
  doc.clientID = at + 2 + (asked.has('client') ? Number(asked.get('client')) : 0)
  Y.applyUpdate(doc, start)
  return { doc, awareness: new Awareness(doc) }
}

function link(all: readonly Seat[]): void {
  for (const from of all) {
    from.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'link') for (const to of all) if (to !== from) queueMicrotask(() => Y.applyUpdate(to.doc, update, 'link'))
    })
    from.awareness.on('update', (change: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
      if (origin === 'link') return
      const update = encodeAwarenessUpdate(from.awareness, [...change.added, ...change.updated, ...change.removed])
      for (const to of all) if (to !== from) applyAwarenessUpdate(to.awareness, update, 'link')
    })
  }
}

/** Links this page's first desk with those of other pages of the same browser. */
function linkOver(name: string, { doc, awareness }: Seat): void {
  const channel = new BroadcastChannel(name)
  channel.addEventListener('message', ({ data }: MessageEvent<{ kind: 'text' | 'presence'; update: Uint8Array }>) => {
    if (data.kind === 'text') Y.applyUpdate(doc, data.update, 'link')
    else applyAwarenessUpdate(awareness, data.update, 'link')
  })
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'link') channel.postMessage({ kind: 'text', update })
  })
  awareness.on('update', ({ added, updated, removed }: { added: number[]; updated: number[]; removed: number[] }, origin: unknown) => {
    if (origin === 'link') return
    channel.postMessage({ kind: 'presence', update: encodeAwarenessUpdate(awareness, [...added, ...updated, ...removed]) })
  })
}

/** Links this page's first desk with those of other browsers, through whoever passes on what it hears. */
function linkThrough(address: string, { doc }: Seat): void {
  const socket = new WebSocket(address)
  socket.binaryType = 'arraybuffer'
  socket.addEventListener('open', () => document.body.setAttribute('data-linked', ''))
  socket.addEventListener('message', ({ data }: MessageEvent<ArrayBuffer>) => Y.applyUpdate(doc, new Uint8Array(data), 'link'))
  doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== 'link') socket.send(new Uint8Array(update))
  })
}

/** For tests: what a desk's document says, a paragraph a line. */
Object.assign(window, {
  textOf: (at: number) => textOf(seats[at]?.doc),
  /** Shows a desk's caret to the others at a place of the flat text, as if its person had clicked there. */
  showCaret: (at: number, index: number) => {
    const desk = seats[at]
    if (desk === undefined) return
    const place = Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(desk.doc.getText('body'), index))
    desk.awareness.setLocalStateField('caret', { field: 'body', anchor: place, head: place })
  },
  write: (at: number, index: number, words: string) => seats[at]?.doc.getText('body').insert(index, words),
  noteOf: (at: number, note: string) => contentOfTokens(tokensOf(seats[at]?.doc.getText(noteField(noteId(note))) ?? new Y.Text())),
})

function textOf(doc: Y.Doc | undefined): string[] {
  const lines: string[] = []
  const ops: readonly { readonly insert?: unknown }[] = doc?.getText('body').toDelta() ?? []
  for (const { insert } of ops) {
    if (insert instanceof Y.Map) lines.push('')
    else if (typeof insert === 'string') lines.push((lines.pop() ?? '') + insert)
  }
  return lines
}
