import { changeMarker, type Edit, insertTokens, markerAt } from '@undersigned/collab'
import * as Y from 'yjs'

/** A unit of a flat text by the item it came from: it keeps its name wherever others push it. */
interface Unit {
  readonly client: number
  readonly clock: number
}

interface Run {
  readonly index: number
  readonly length: number
}

/**
 * The text as the screen still shows it while others' edits wait (rule L17): every unit by name, so that what is composed
 * meanwhile is written beside its true neighbours.
 */
export class Shadow {
  private readonly text: Y.Text
  private readonly units: Unit[]

  /** The text as it was before `event`. */
  constructor(text: Y.Text, event: Y.YEvent<Y.AbstractType<unknown>>) {
    this.text = text
    this.units = unitsOf(text, (item) => (item.deleted ? event.deletes(item) : !event.adds(item)))
  }

  /** Plays edits meant for the shown text on the text as it is now. */
  apply(edits: readonly Edit[], index: number): void {
    let at = index
    for (const edit of edits) at += this.play(edit, at)
  }

  private play(edit: Edit, at: number): number {
    switch (edit.type) {
      case 'retain':
        return edit.length
      case 'delete':
        for (const { index, length } of this.living(at, edit.length).reverse()) this.text.delete(index, length)
        this.units.splice(at, edit.length)
        return 0
      case 'format':
        for (const { index, length } of this.living(at, edit.length)) this.text.format(index, length, edit.changes)
        return edit.length
      case 'marker': {
        const [place] = this.living(at, 1)
        const map = place ? markerAt(this.text, place.index) : null
        if (map) changeMarker(map, edit.changes)
        return 1
      }
      case 'insert': {
        const from = this.after(at - 1)
        const to = insertTokens(this.text, from, edit.tokens)
        this.units.splice(at, 0, ...unitsOf(this.text, (item) => !item.deleted).slice(from, to))
        return to - from
      }
    }
  }

  /** The index behind a shown unit, whether it still lives or not. */
  private after(at: number): number {
    const unit = this.units[at]
    if (!unit) return 0
    const place = this.find(unit)
    return place.index + (place.lives ? 1 : 0)
  }

  private find({ client, clock }: Unit): { readonly index: number; readonly lives: boolean } {
    let index = 0
    for (let item = this.text._start; item !== null; item = item.right) {
      const { id } = item
      const offset = id.client === client ? clock - id.clock : -1
      if (offset >= 0 && offset < item.length && !(item.content instanceof Y.ContentFormat)) {
        return item.deleted ? { index, lives: false } : { index: index + offset, lives: true }
      }
      if (!item.deleted && item.countable) index += item.length
    }
    return { index, lives: false }
  }

  /** Where the units of a stretch still live, neighbours together, so that no pair is cut (rule L15). */
  private living(at: number, length: number): Run[] {
    const runs: Run[] = []
    for (const unit of this.units.slice(at, at + length)) {
      const { index, lives } = this.find(unit)
      const last = runs.at(-1)
      if (!lives) continue
      if (last && last.index + last.length === index) runs[runs.length - 1] = { ...last, length: last.length + 1 }
      else runs.push({ index, length: 1 })
    }
    return runs
  }
}

function unitsOf(text: Y.Text, belongs: (item: Y.Item) => boolean): Unit[] {
  const units: Unit[] = []
  for (let item = text._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentFormat || !belongs(item)) continue
    for (let at = 0; at < item.length; at++) units.push({ client: item.id.client, clock: item.id.clock + at })
  }
  return units
}
