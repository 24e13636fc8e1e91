import { hashOfToken } from '@undersigned/signatures'
import { type DigestRow, digestByToken, letterOf, setMuted } from '@undersigned/storage'
import { html } from 'hono/html'
import { refusedBy } from '../letters/refusals.ts'
import type { Services } from '../services.ts'
import { page } from './layout.ts'
import { speechFor } from './letter-page.ts'
import { type Answered, refusal, type Typed } from './told.ts'

interface Asked {
  readonly language: string
  readonly token: string
}

/** Mail scanners open links, so looking changes nothing; the button stops the mails of a letter, or starts them again (rule T143). */
export async function mutePage({ store }: Services, { language, token }: Asked): Promise<Answered> {
  const row = await digestByToken(store.db, hashOfToken(token))
  return row === null ? refusal(language, refusedBy('link-unknown')) : shown(store, row, { language, token })
}

export async function mutedPage(services: Services, asked: Asked, typed: Typed): Promise<Answered> {
  const { db } = services.store
  const hash = hashOfToken(asked.token)
  await setMuted(db, hash, typed.mails !== 'on')
  return mutePage(services, asked)
}

async function shown({ db }: Services['store'], row: DigestRow, { language, token }: Asked): Promise<Answered> {
  const speech = await speechFor(language)
  const { t } = speech
  const letter = await letterOf(db, row.letterId)
  const facts = { letter: letter?.title ?? '' }
  const title = t('page.muteTitle')
  const main = html`<section class="sheet">
    <h1>${title}</h1>
    <p role="status">${row.muted ? t('page.mutedLede', facts) : t('page.muteLede', facts)}</p>
    <form method="post" action="/${language}/mute/${token}">
      <input type="hidden" name="mails" value="${row.muted ? 'on' : 'off'}" />
      <button type="submit">${row.muted ? t('page.unmuteButton') : t('page.muteButton')}</button>
    </form>
  </section>`
  return { status: 200, body: page({ ...speech, title, main }) }
}
