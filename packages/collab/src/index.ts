export { type Anchor, anchorAt, anchorFromJson, anchorToJson, indexOfAnchor } from './anchors.ts'
export { applyEdits, insertTokens, markerAt } from './apply.ts'
export { contentOfTokens, tokensOfContent } from './content.ts'
export { diffInPlace, diffTokens, type Edit, type MarkChanges, type Window } from './diff.ts'
export { readLetterText, replaceLetterText, replaceTokens, writeLetterText, writeNote } from './letter-text.ts'
export { changeMarker, HEAD, HEAD_MARKER, type Marker, markerOf, markerOfShape, readMarker, sameMarker, shapeOf } from './marker.ts'
export { BODY, CONFIRMED, noteField, noteOfField, SCHEMA_VERSION, unitField, unitOfField } from './names.ts'
export { isDerived, NORMALISING, normaliseIds } from './normalise.ts'
export { isUndoable, takeBack } from './rank.ts'
export { letterReader, versionReader } from './readers.ts'
export { replaceWords } from './replace-words.ts'
export { originOf, type Suggestion, suggestionsIn, suggestUnit } from './suggested.ts'
export {
  type Atom,
  atomFrom,
  atomToken,
  markerToken,
  marksFromAttributes,
  NO_MARKS,
  placeholderField,
  pushText,
  sameToken,
  sizeOf,
  type Token,
  theMarks,
} from './token.ts'
export { confirmUnit, readUnit, readVersion, writeAcceptance, writeUnit, writeUnitAlike } from './version.ts'
export { type Stretch, stretchesOf, tokensOf, type Visitor, walk } from './walk.ts'
