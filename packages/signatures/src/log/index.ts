export { fromBase64, hexOf, isSame, textOf, toBase64, utf8 } from './bytes.ts'
export { type Checkpoint, checkpointText, type OpenedCheckpoint, openCheckpoint, parseCheckpoint, signCheckpoint } from './checkpoint.ts'
export { cosign, cosignedAt } from './cosignature.ts'
export { isSignedBy, type Signer, signerFrom } from './ed25519.ts'
export { checkLogProof, type LogProof, logProofText, parseLogProof } from './log-proof.ts'
export {
  completedBy,
  consistencyProof,
  EMPTY_ROOT,
  type Hash,
  type HashOf,
  type Head,
  inclusionProof,
  isConsistent,
  isIncluded,
  leafHash,
  type Node,
  nodesFor,
  rootOf,
  treeOf,
} from './merkle.ts'
export { KEY_TYPES, keyOf, keyText, type NoteKey, noteText, openNote, parseKey, parseNote, signatureBy, signNote } from './note.ts'
export { type Entry, entryOf, type Opening, openingText, readEntry, readOpening } from './opening.ts'
export { openReceipt, type Receipt, receiptText } from './receipt.ts'
export { NotProven, PROOF_REFUSALS, type ProofRefusal } from './refused.ts'
export {
  decodeEntries,
  encodeEntries,
  hashInTile,
  hasTile,
  nodesOfTile,
  parseTilePath,
  TILE_WIDTH,
  type Tile,
  tileBytes,
  tileOf,
  tilePath,
} from './tiles.ts'
