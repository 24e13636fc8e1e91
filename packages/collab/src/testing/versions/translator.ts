import { digestOfUnit, type Inline, plainText } from '@undersigned/letter'
import {
  acceptanceOf,
  type Following,
  followingOf,
  hasWords,
  type Offer,
  type Orphan,
  offersOf,
  orphans,
  pair,
  type Row,
  sourceTextOf,
  type Unit,
  unitsOf,
} from '@undersigned/translation'
import * as Y from 'yjs'
import { readLetterText } from '../../letter-text.ts'
import { unitField } from '../../names.ts'
import { confirmUnit, readUnit, readVersion, writeAcceptance, writeUnit } from '../../version.ts'
import type { Ink } from '../ledger.ts'
import type { Act } from '../steps.ts'
import { Writer } from '../writer.ts'
import { changedWords, counted, type Records } from './records.ts'
import { PARTS, type Part, type VersionAct, type VersionStep } from './steps.ts'

export interface Side {
  readonly rows: readonly Row[]
  readonly lost: readonly Orphan[]
  readonly following: Following
  readonly offers: readonly Offer[]
}

/** The translation a good translator would write: every character once, a sentence each, so that it can be cut anywhere. */
const faithful = (content: readonly Inline[]): readonly Inline[] =>
  content.map((part) => (part.type === 'text' ? { ...part, text: part.text.replace(/\p{Script=Han}/gu, '$&! ') } : part))

const one = <Value>(values: readonly Value[], number: number): Value | undefined => values[number % Math.max(values.length, 1)]

/** What was read last, until something changes: most of a session's time is reading. */
class Known<Value> {
  private last: { readonly now: string; readonly value: Value } | null = null

  get(now: string, read: () => Value): Value {
    if (this.last?.now !== now) this.last = { now, value: read() }
    return this.last.value
  }
}

/** One person with the original and both versions open. */
export class Translator {
  readonly writer: Writer
  readonly docs: Readonly<Record<Part, Y.Doc>>
  private readonly name: string
  private readonly records: Records
  private readonly undo: Y.UndoManager
  private readonly changes: Record<Part, number> = { original: 0, faithful: 0, free: 0 }
  private readonly knownUnits = new Known<readonly Unit[]>()
  private readonly knownRows = {
    original: new Known<readonly Row[]>(),
    faithful: new Known<readonly Row[]>(),
    free: new Known<readonly Row[]>(),
  }

  constructor(client: number, seed: Uint8Array, records: Records) {
    this.writer = new Writer(client, seed)
    this.docs = { original: this.writer.doc, faithful: new Y.Doc({ guid: 'faithful' }), free: new Y.Doc({ guid: 'free' }) }
    this.docs.faithful.clientID = client
    this.docs.free.clientID = client
    this.name = `person ${client}`
    this.records = records
    for (const part of PARTS) {
      this.docs[part].on('update', () => {
        this.changes[part] += 1
      })
    }
    this.undo = new Y.UndoManager(this.docs.free, { trackedOrigins: new Set([this]), captureTimeout: 0 })
  }

  close(): void {
    this.undo.destroy()
    this.writer.close()
  }

  get units(): readonly Unit[] {
    return this.knownUnits.get(`${this.changes.original}`, () => unitsOf(readLetterText(this.docs.original, 'en')))
  }

  rows(part: Part): readonly Row[] {
    const reviews = this.records.reviews[part]
    const now = `${this.changes.original} ${this.changes[part]} ${reviews.length}`
    return this.knownRows[part].get(now, () => pair(this.units, readVersion(this.docs[part]), reviews))
  }

  side(part: Part): Side {
    const rows = this.rows(part)
    const lost = orphans(this.units, readVersion(this.docs[part]))
    const following = followingOf(rows, lost)
    return { rows, lost, following, offers: offersOf(rows, lost, 'fr', following) }
  }

  write(act: Act, step: VersionStep, ink: Ink): void {
    const before = this.paragraphs()
    this.writer.perform(act, { ...step, act }, ink)
    for (const char of changedWords(before, this.paragraphs())) this.records.touched.add(char)
  }

  translate(act: VersionAct, { a, b, c }: VersionStep, ink: Ink): void {
    if (act === 'render') this.render(this.side('faithful'), a)
    else if (act === 'review') this.review(c % 2 === 0 ? 'faithful' : 'free', a, c)
    else if (act === 'take-back') this.takeBack()
    else if (act === 'scribble' || act === 'shorten') this.type(act, { a, b }, ink)
    else if (act === 'vouch') this.confirm('free', one(this.rows('free'), a))
    else this.accept('free', one(this.side('free').offers, a))
  }

  /** Accepts what is offered for a unit where it is right; else writes the unit anew, and what covers it, and confirms both. */
  private render({ rows, offers, following }: Side, which: number): void {
    const row = one(rows, which)
    if (row === undefined) return
    const offer = offers.find((each) => each.unit === row.unit.id || (each.kind === 'split' && each.from === row.unit.id))
    if (offer !== undefined && (offer.kind === 'join' || isExact(offer, rows))) {
      this.accept('faithful', offer)
      return
    }
    const covering = following.coveredBy.get(row.unit.id)
    const anew = rows.filter((each) => each === row || each.unit.id === covering)
    if (anew.some(({ unit }) => following.joined.has(unit.id))) return
    for (const each of anew) {
      writeUnit(this.docs.faithful, each.unit.id, faithful(each.unit.content), this)
      this.confirm('faithful', each)
    }
  }

  private confirm(part: Part, row: Row | undefined): void {
    if (row === undefined) return
    const target = readUnit(this.docs[part], row.unit.id)
    if (!hasWords(target)) return
    const { id: unit, digest: sourceDigest } = row.unit
    const said = { sourceDigest, sourceText: sourceTextOf(row.unit), targetDigest: digestOfUnit(target) }
    confirmUnit(this.docs[part], unit, { ...said, origin: 'human', by: this.name, at: this.records.now() }, this)
    this.records.confirms(part, { ...row, target })
  }

  private accept(part: Part, offer: Offer | undefined): void {
    if (offer === undefined) return
    const rows = this.rows(part)
    const lost = orphans(this.units, readVersion(this.docs[part]))
    const moved = offer.kind === 'split' ? offer.second : (lost.find(({ id }) => id === offer.orphan)?.content ?? [])
    for (const char of counted(plainText(moved)).keys()) this.records.carried.set(char, (this.records.carried.get(char) ?? 0) + 1)
    const acceptance = acceptanceOf(offer, { rows, orphans: lost, by: this.name, at: this.records.now() })
    writeAcceptance(this.docs[part], acceptance, this)
    for (const [unit, { sourceText, targetDigest }] of acceptance.confirmed) {
      const target = readUnit(this.docs[part], unit)
      const row = this.rows(part).find((each) => each.unit.id === unit)
      if (targetDigest !== digestOfUnit(target)) continue
      this.records.confirmsWords(part, unit, { source: sourceText, target })
      if (row?.state === 'translated') this.records.confirms(part, row)
    }
  }

  private review(part: Part, which: number, verdict: number): void {
    const row = one(this.rows(part), which)
    if (row === undefined || !hasWords(row.target)) return
    const digests = { sourceDigest: row.unit.digest, targetDigest: row.targetDigest }
    const said = verdict % 5 === 0 ? { verdict: 'rejected' as const, reason: 'again' } : { verdict: 'accepted' as const, reason: '' }
    this.records.reviewed(part, row, { unit: row.unit.id, language: 'fr', ...digests, ...said, by: this.name, at: this.records.now() })
  }

  private type(act: 'scribble' | 'shorten', { a, b }: { readonly a: number; readonly b: number }, ink: Ink): void {
    const unit = one(this.units, a)
    if (unit === undefined) return
    const text = this.docs.free.getText(unitField(unit.id))
    const chars = [...text.toString()]
    const at = chars.slice(0, b % (chars.length + 1)).join('').length
    const typed = act === 'scribble' ? `${ink.next()}! ${ink.next()}. ` : ''
    const taken = act === 'shorten' ? String.fromCodePoint(text.toString().codePointAt(at) ?? 0x20) : ''
    for (const char of counted(typed).keys()) this.records.typed.add(char)
    for (const char of counted(taken).keys()) this.records.erased.add(char)
    this.docs.free.transact(() => {
      if (typed !== '') text.insert(at, typed)
      else if (at < text.length) text.delete(at, taken.length)
    }, this)
  }

  /** Takes back this person's last act in the free version; what they typed in it is theirs to take away. */
  private takeBack(): void {
    const before = this.free()
    this.undo.undo()
    const after = this.free()
    for (const [char, count] of before) if ((after.get(char) ?? 0) < count) this.records.erased.add(char)
    for (const [char, count] of after) if ((before.get(char) ?? 0) < count) this.records.carried.set(char, 2)
  }

  private free(): ReadonlyMap<string, number> {
    return counted(...[...readVersion(this.docs.free).units.values()].map(plainText))
  }

  private paragraphs(): readonly string[] {
    const { paragraphs, notes } = readLetterText(this.docs.original, 'en')
    return [...paragraphs, ...notes].map(({ content }) => plainText(content))
  }
}

/** Whether the proposed halves hold exactly the translations of their sources, as a translator sees who reads both. */
function isExact(offer: Offer & { readonly kind: 'split' }, rows: readonly Row[]): boolean {
  const half = rows.find(({ unit }) => unit.id === offer.unit)
  const same = (target: readonly Inline[], source: readonly Inline[]) =>
    [...counted(plainText(target)).keys()].sort().join('') === [...counted(plainText(source)).keys()].sort().join('')
  return half !== undefined && same(offer.first, offer.before) && same(offer.second, half.unit.content)
}
