/**
 * fast-check as every test of the suite gets it: one seed, so that a run says the same twice and a failure can be played again.
 * Other seeds are explored by `CHECK_SEED=<number> npm run unit` and by `npm run fuzz`; fast-check prints seed and path of what fails.
 */
import fc from '../../node_modules/fast-check/lib/fast-check.js'

const DEFAULT_SEED = 20_260_101

fc.configureGlobal({ seed: Number(process.env.CHECK_SEED ?? DEFAULT_SEED) })

export * from '../../node_modules/fast-check/lib/fast-check.js'
// biome-ignore lint/style/noDefaultExport: it stands in for a package that has one
export { fc as default }
