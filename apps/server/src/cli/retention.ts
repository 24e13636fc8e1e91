import { randomBytes } from 'node:crypto'
import { saltFrom } from '@undersigned/signatures'
import { dueNow, forgetAllDue } from '../retention/clocks.ts'
import { CLOCKS, settingOf } from '../retention/keep-days.ts'
import { keysWith } from '../rotation/kept.ts'
import { print, printJson, table } from './output.ts'
import { withStore } from './store.ts'

interface Options {
  readonly run?: true
  readonly json?: true
}

/** Says what is past its time, and forgets it only when told to (rule P34). */
export async function retention({ run, json }: Options): Promise<void> {
  const { sums, keep } = await withStore(async (store, config) => {
    const keys = await keysWith(store, config)
    const parts = { store, keys, now: Date.now, newSalt: () => saltFrom(randomBytes(32)), keep: config.keep }
    return { sums: run ? await forgetAllDue(parts) : await dueNow(parts), keep: config.keep }
  })
  if (json) return printJson({ forgotten: run === true, clocks: CLOCKS.map((clock) => ({ clock, days: keep[clock], rows: sums[clock] })) })
  print(
    table([
      ['setting', 'days', run ? 'forgotten' : 'would go'],
      ...CLOCKS.map((clock) => [settingOf(clock), `${keep[clock]}`, `${sums[clock]}`]),
    ]),
  )
}
