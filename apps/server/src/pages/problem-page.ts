import { readerLanguageFor } from '@undersigned/i18n'
import type { Context } from 'hono'
import { pageHeaders } from '../http/headers.ts'
import { type Refused, retryAfter, statusOf } from '../http/problem.ts'
import { refusal } from './told.ts'

/** The language in the path, else the one the browser asks for. */
export const languageOf = (context: Context): string =>
  context.req.path.split('/')[1]?.match(/^[a-z]{2}$/)?.[0] ?? readerLanguageFor(context.req.header('accept-language') ?? '')

/** What went wrong, as a page for the person who asked for one. */
export async function problemPage(context: Context, problem: Refused): Promise<Response> {
  const { body } = await refusal(languageOf(context), problem)
  return context.html(await body, statusOf[problem.refusal], { ...pageHeaders, 'cache-control': 'no-store', ...retryAfter(problem) })
}
