import type { Inline, LetterText, Recipient } from '@undersigned/letter'
import { z } from 'zod'
import { language, ours, unitState } from '../common.ts'
import { letterParams } from './letters.ts'

const versionParams = letterParams.extend({ language })

/** Why one unit of a file is not taken in. */
const REFUSALS = ['unit-unknown', 'unit-twice', 'source-unknown', 'codes-broken'] as const

/** An earlier translation that the file offers for a unit, made to fit it: its notes and links are the unit's own. */
const fileMatch = z.object({
  source: ours<readonly Inline[]>(),
  target: ours<readonly Inline[]>(),
  /** 0 to 100. */
  similarity: z.number(),
  /** The kind by its name in XLIFF: `icm` in context, `tm` a memory's, `mt` a machine's. */
  type: z.string(),
  origin: z.string(),
})

const unitRead = z.object({
  unit: z.string(),
  content: ours<readonly Inline[]>(),
  /** As the file claims it: nobody's review is taken from a file. */
  state: unitState,
  /** The words that were translated, and their digest. */
  source: ours<readonly Inline[]>(),
  sourceDigest: z.string(),
  /** The original has moved on since the file left. */
  stale: z.boolean(),
  remarks: z.array(z.string()),
  matches: z.array(fileMatch),
})

export const exchangeRoutes = {
  /** `version.xlf` or `version.po`. */
  exchangeFile: { params: versionParams.extend({ file: z.enum(['version.xlf', 'version.po']) }), response: z.unknown() },
  /** Says what an XLIFF or PO file holds of this version; writes nothing (rule T132). */
  exchangeRead: {
    params: versionParams,
    upload: true,
    response: z.object({
      units: z.array(unitRead),
      refused: z.array(z.object({ unit: z.string(), reason: z.enum(REFUSALS), detail: z.string() })),
    }),
  },
  /** Says what a translation from elsewhere says, paragraph by paragraph; writes nothing (rule T134). */
  translationRead: {
    params: versionParams,
    upload: true,
    response: z.object({ text: ours<LetterText>(), recipients: ours<readonly Recipient[]>() }),
  },
}
