import { readVersion, writeAcceptance } from '@undersigned/collab'
import { sharedUndo } from '@undersigned/editor'
import type { Language } from '@undersigned/letter'
import { acceptanceOf, type Offer, offersOf, orphans, pair, type Unit } from '@undersigned/translation'
import type * as Y from 'yjs'

export interface Offered {
  readonly offer: Offer
  /** The units of the original, as they are shown. */
  readonly units: readonly Unit[]
  readonly language: Language
  /** The account that accepts. */
  readonly by: string
}

/** Marks words that were moved by an offer as this person's own act: undo takes it back, whole. */
const ACCEPTING = { offer: 'accepted' }

/**
 * Moves words as was offered and cuts or joins what was confirmed with them, in one transaction: nothing ever moves without this
 * (rules T10, T32). An offer that no longer fits what stands there, because somebody wrote meanwhile, changes nothing.
 */
export function acceptOffer(doc: Y.Doc, { offer, units, language, by }: Offered): boolean {
  const version = readVersion(doc)
  const [rows, lost] = [pair(units, version), orphans(units, version)]
  const isStillOffered = offersOf(rows, lost, language).some((each) => JSON.stringify(each) === JSON.stringify(offer))
  if (!isStillOffered) return false
  const undo = sharedUndo(doc)
  undo.addTrackedOrigin(ACCEPTING)
  undo.stopCapturing()
  writeAcceptance(doc, acceptanceOf(offer, { rows, orphans: lost, by, at: Date.now() }), ACCEPTING)
  undo.stopCapturing()
  return true
}
