export { removeAnnotations } from './annotations.ts'
export { joinSegments } from './join.ts'
export type { Candidate, Term } from './letter/beside.ts'
export { letterToXliff, type XliffLetter } from './letter/export.ts'
export { UNIT_REFUSALS, type UnitRead, type UnitRefusal, type XliffReading, XliffRefused, xliffToVersion } from './letter/import.ts'
export { type Effect, type PlannedUnit, planImport } from './letter/plan.ts'
export {
  type GlossaryEntryView,
  glossaryIn,
  type MatchView,
  type MetaGroupView,
  matchesIn,
  metadataIn,
  metaOf,
  type SourcedText,
} from './module-views.ts'
export { splitSegments } from './split.ts'
export { tidy } from './tidy.ts'
export { CONSTRAINTS, type Constraint, type Violation } from './validate/constraints.ts'
export { validateXliff } from './validate/index.ts'
