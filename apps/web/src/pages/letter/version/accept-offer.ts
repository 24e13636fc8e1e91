import { readVersion, writeUnit } from '@undersigned/collab'
import { sharedUndo } from '@undersigned/editor'
import type { Language } from '@undersigned/letter'
import { type Offer, offersOf, orphans, pair, type Unit } from '@undersigned/translation'
import type * as Y from 'yjs'

export interface Offered {
  readonly offer: Offer
  /** The units of the original, as they are shown. */
  readonly units: readonly Unit[]
  readonly language: Language
}

/** Marks words that were moved by an offer as this person's own act: undo takes it back, whole. */
const ACCEPTING = { offer: 'accepted' }

/**
 * Moves words as was offered, both units in one transaction: nothing ever moves without this (rule T10). An offer that no longer fits
 * what stands there, because somebody wrote meanwhile, changes nothing.
 */
export function acceptOffer(doc: Y.Doc, { offer, units, language }: Offered): boolean {
  if (!isStillOffered(doc, { offer, units, language })) return false
  const undo = sharedUndo(doc)
  undo.addTrackedOrigin(ACCEPTING)
  undo.stopCapturing()
  doc.transact(() => {
    if (offer.kind === 'split') {
      writeUnit(doc, offer.from, offer.first)
      writeUnit(doc, offer.unit, offer.second)
    } else {
      writeUnit(doc, offer.unit, offer.content)
      writeUnit(doc, offer.orphan, [])
    }
  }, ACCEPTING)
  undo.stopCapturing()
  return true
}

function isStillOffered(doc: Y.Doc, { offer, units, language }: Offered): boolean {
  const version = readVersion(doc)
  const now = offersOf(pair(units, version), orphans(units, version), language)
  return now.some((each) => JSON.stringify(each) === JSON.stringify(offer))
}
