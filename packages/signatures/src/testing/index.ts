export { aBundle, type Sample } from './a-bundle.ts'
export { mutated } from './mutate.ts'
