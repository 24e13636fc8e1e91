import type { LetterPicture } from '@undersigned/documents/picture'
import { loadTranslator, readerLanguageFor } from '@undersigned/i18n'
import { canonicalJson, digestOf, type Language, type LetterId } from '@undersigned/letter'
import { coalitionOf, keepPicture, letterOf, picturesOf, type Store } from '@undersigned/storage'
import type { Logger } from 'pino'
import { titleOf } from '../letters/new-letter.ts'
import { manifestFrom, manifestInForce, sealedTexts } from '../letters/sealed.ts'
import { createTaskThread, type TaskThread } from '../threads/task-thread.ts'
import { isPng } from './drawing.ts'

/** Draws the pictures of public letters when what they show changed: beside the work, never for a reader (rule G165). */
export interface Pictures {
  /** Says that a letter was published or sealed; it is drawn a moment later, so that neither waits for it. */
  wake(letter: LetterId): void
  /** Draws at once what is still to be drawn, and resolves when nothing is any more. */
  settled(): Promise<void>
  close(): Promise<void>
}

interface Parts {
  readonly store: Store
  readonly log: Logger
  readonly now: () => number
}

/** The look of the pictures: another look, another number, and all are drawn anew. */
const LOOK = 1
const LIMIT_MS = 20_000
const MOMENT_MS = 2_000

export function createPictures(parts: Parts): Pictures {
  const thread = createTaskThread<LetterPicture, Uint8Array>({
    file: new URL('./thread.ts', import.meta.url),
    isResult: isPng,
    limitMs: LIMIT_MS,
  })
  const waiting = new Set<LetterId>()
  let working: Promise<void> | null = null
  let timer: NodeJS.Timeout | null = null
  let isClosed = false
  const work = async (): Promise<void> => {
    for (const letter of waiting) {
      waiting.delete(letter)
      if (isClosed) return
      await drawAll(parts, thread, letter).catch((error: unknown) => {
        if (!isClosed) parts.log.error({ letter, error: String(error) }, 'the pictures of a letter could not be drawn')
      })
    }
  }
  const begin = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    if (isClosed || waiting.size === 0) return
    working ??= work().finally(() => {
      working = null
      begin()
    })
  }
  return {
    wake: (letter) => {
      if (isClosed) return
      waiting.add(letter)
      timer ??= setTimeout(begin, MOMENT_MS).unref()
    },
    settled: async () => {
      for (begin(); working !== null; begin()) await working
    },
    close: async () => {
      isClosed = true
      begin()
      await thread.close()
      await working
    },
  }
}

async function drawAll({ store, now }: Parts, thread: TaskThread<LetterPicture, Uint8Array>, id: LetterId): Promise<void> {
  const letter = await letterOf(store.db, id)
  const manifest = letter === null || letter.publishedAt === null ? null : await manifestInForce(store.db, letter)
  if (letter === null || manifest === null) return
  const [texts, known, coalition] = await Promise.all([
    sealedTexts(store.db, id, manifestFrom(manifest)),
    picturesOf(store.db, id),
    coalitionOf(store.db, letter.coalitionId),
  ])
  for (const [language, text] of texts) {
    const picture = await pictureIn(language, { title: titleOf(text, letter.title), coalition: coalition?.name ?? '' })
    const shows = digestOf(canonicalJson({ look: LOOK, ...picture }))
    if (known.get(language) === shows) continue
    await keepPicture(store.db, { letterId: id, language, shows, png: await thread.ask(picture), at: now() })
  }
}

interface Shown {
  readonly title: string
  readonly coalition: string
}

async function pictureIn(language: Language, { title, coalition }: Shown): Promise<LetterPicture> {
  const { t } = await loadTranslator(readerLanguageFor([language]))
  return { kind: t('page.public.openLetter'), title, by: t('page.public.byCoalition', { coalition }), brand: t('page.brand') }
}
