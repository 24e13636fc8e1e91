import { z } from 'zod'
import { instant, language, person } from '../common.ts'
import { letterParams } from './letters.ts'

export const languageRoutes = {
  /** Who works on each version, since when it stands as it does, and when it will be reviewed at the pace of the last days. */
  languagesGet: {
    params: letterParams,
    response: z.object({
      languages: z.array(
        z.object({
          language,
          people: z.array(person),
          since: instant.nullable(),
          /** Steps a day: a word that is translated is one, a word that is reviewed two. */
          pace: z.number(),
          left: z.int(),
          forecast: instant.nullable(),
        }),
      ),
    }),
  },
}
