import type { SaveState } from '@undersigned/sync/client'
import type { Words } from '../app/words.ts'
import { useWords } from '../app/words.ts'
import { wordsOfRefusal } from './refusals.ts'

/** The one honest line: saving, saved, offline and kept here, or not saved and why. "Saved" means written to the server's disk. */
export function SaveLine({ state }: { readonly state: SaveState }) {
  const { t } = useWords()
  const { look, words } = lineOf(state, t)
  return (
    <p className={`save-line ${look}`} role="status" aria-label={t('saveLine.label')}>
      {words}
    </p>
  )
}

interface Line {
  readonly look: 'connecting' | 'saving' | 'saved' | 'offline' | 'refused' | 'reading'
  readonly words: string
}

export function lineOf(state: SaveState, t: Words['t']): Line {
  switch (state.kind) {
    case 'connecting':
      return { look: 'connecting', words: t('saveLine.connecting') }
    case 'saving':
      return { look: 'saving', words: t('saveLine.saving') }
    case 'saved':
      return state.readOnly === null ? { look: 'saved', words: t('saveLine.saved') } : { look: 'reading', words: t('saveLine.reading') }
    case 'offline':
      return offlineLine(state, t)
    case 'refused':
      return state.unsent
        ? { look: 'refused', words: t('saveLine.refused', { why: t(`room.${wordsOfRefusal[state.reason]}.title`) }) }
        : { look: 'reading', words: t(`room.${wordsOfRefusal[state.reason]}.title`) }
  }
}

function offlineLine({ unsent, keptOnDevice }: SaveState, t: Words['t']): Line {
  if (!keptOnDevice) return { look: 'refused', words: t('saveLine.unkept') }
  return { look: 'offline', words: t(unsent ? 'saveLine.offline' : 'saveLine.offlineClean') }
}
