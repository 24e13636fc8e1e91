import { coalitionOf, type LetterRow, type ManifestRow, manifestsOf } from '@undersigned/storage'
import type { Services } from '../services.ts'
import { daysOfSigning } from './public-curve.ts'
import { hourOf, type PublicList } from './public-list.ts'
import type { PublicPage } from './public-page.ts'

/** Readers keep what they were sent: the days of the last month are enough for those who follow. */
const MOST_DAYS = 31

interface Item {
  readonly id: string
  readonly at: number
  readonly title: string
  readonly text: string
}

interface Feed {
  readonly title: string
  readonly description: string
  readonly address: string
  readonly language: string
  readonly items: readonly Item[]
}

/** What happened to a letter, newest first: published, sealed anew, and how many signed on each day. Names are of organisations alone (rule G167). */
export async function feedOf({ store }: Pick<Services, 'store'>, shown: PublicPage): Promise<Feed> {
  const { letter, list, title, address, speech, sealed } = shown
  const coalition = await coalitionOf(store.db, letter.coalitionId)
  const count = sealed.languages.length
  const published: Item = {
    id: `${address}#published`,
    at: letter.publishedAt ?? 0,
    title: speech.t('page.public.feedPublished'),
    text: speech.t('page.public.feedPublishedText', { letter: title, count }),
  }
  const anew = (await manifestsOf(store.db, letter.id))
    .filter(({ at }) => at > (letter.publishedAt ?? 0))
    .map((row) => sealedAnew(row, shown))
  const items = [published, ...anew, ...daysIn(list, letter, shown)].sort((a, b) => b.at - a.at)
  return {
    title: speech.t('page.public.feedTitle', { letter: title }),
    description: speech.t('page.public.description', { coalition: coalition?.name ?? '', count }),
    address,
    language: shown.language,
    items,
  }
}

const sealedAnew = ({ digest, at }: ManifestRow, { address, speech }: PublicPage): Item => ({
  id: `${address}#${digest.slice(0, 12)}`,
  at,
  title: speech.t('page.public.feedSealed'),
  text: speech.t('page.public.feedSealedText'),
})

function daysIn({ rows }: PublicList, { zone }: LetterRow, { address, speech }: PublicPage): readonly Item[] {
  const { t, formats } = speech
  if (rows.length === 0) return []
  const days = daysOfSigning(rows.map(hourOf), zone).filter(({ added }) => added > 0)
  const organisations = Map.groupBy(
    rows.filter((row) => row.class === 'organisation'),
    (row) => formats.date(hourOf(row), zone),
  )
  return days.slice(-MOST_DAYS).map(({ at, added, total }) => {
    const date = formats.date(at, 'UTC')
    const names = (organisations.get(date) ?? []).map(({ name }) => name)
    const among = names.length === 0 ? '' : ` ${t('page.public.feedDayNames', { names: formats.list(names) })}`
    return {
      id: `${address}#day-${new Date(at).toISOString().slice(0, 10)}`,
      at,
      title: t('page.public.feedDay', { count: added, date }),
      text: `${t('page.public.feedDayText', { count: total })}${among}`,
    }
  })
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }
const escaped = (text: string): string =>
  text.replace(/[&<>]/g, (sign) => entities[sign] ?? sign).replace(/[^\P{Cc}\t\n]|[\ud800-\udfff\ufffe\uffff]/gu, '')

export function rssOf({ title, description, address, language, items }: Feed): string {
  const told = items.map(
    (item) =>
      `<item><title>${escaped(item.title)}</title><link>${escaped(address)}</link><guid isPermaLink="false">${escaped(item.id)}</guid><pubDate>${new Date(item.at).toUTCString()}</pubDate><description>${escaped(item.text)}</description></item>`,
  )
  return `<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>${escaped(title)}</title><link>${escaped(address)}</link><description>${escaped(description)}</description><language>${language}</language><atom:link href="${escaped(address)}/feed.xml" rel="self" type="application/rss+xml"/>
${told.join('\n')}
</channel></rss>
`
}

/** JSON Feed 1.1. */
export const jsonFeedOf = ({ title, description, address, language, items }: Feed): string =>
  JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    language,
    home_page_url: address,
    feed_url: `${address}/feed.json`,
    items: items.map(({ id, at, title: headline, text }) => ({
      id,
      url: address,
      title: headline,
      content_text: text,
      date_published: new Date(at).toISOString(),
    })),
  })
