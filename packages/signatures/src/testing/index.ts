export { aBundle, type Sample } from './a-bundle.ts'
export { forged, mutated } from './mutate.ts'
