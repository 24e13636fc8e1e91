import { ask } from '../../../app/api.ts'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { SealBlockers } from './seal-blockers.tsx'

/** The manifest as people say it: four words and twelve digits (D22). */
export function Seal({ letter }: LetterProps) {
  const { t } = useWords()
  const { manifest } = letter
  const wanted = letter.versions.filter((version) => version.wanted).map(({ language }) => language)
  return (
    <Section title={t('overview.seal')}>
      {manifest === null ? (
        <>
          <p className="soft">{t('overview.notSealed')}</p>
          {wanted.length > 0 ? <SealBlockers letter={letter} languages={wanted} /> : null}
        </>
      ) : (
        <div className="seal">
          <p className="seal-words" lang="en">
            {manifest.words.join(' ')}
          </p>
          <p className="mono">{manifest.hex}</p>
          <Sealings letter={letter} />
        </div>
      )}
    </Section>
  )
}

function Sealings({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const { moment } = useLetterTime(letter)
  const manifests = useResource(`letter:${letter.id}:manifests`, () => ask('manifestsList', { params: { letter: letter.id } }))
  if (manifests.state !== 'ready') return null
  const current = manifests.value.manifests.find((manifest) => manifest.current)
  const earlier = manifests.value.manifests.filter((manifest) => !manifest.current)
  const address = `/api/letters/${letter.id}/manifests/`
  return (
    <>
      {current ? (
        <p className="small">
          {t('overview.sealedBy', { date: moment(current.sealedAt), names: formats.list(current.by.map(({ name }) => name)) })} ·{' '}
          <a href={address + current.digest}>{t('overview.canonical')}</a>
        </p>
      ) : null}
      {earlier.length > 0 ? (
        <details>
          <summary>{t('overview.earlier')}</summary>
          <ul className="lines">
            {earlier.map((manifest) => (
              <li key={manifest.digest}>
                <a href={address + manifest.digest} lang="en">
                  {manifest.words.join(' ')}
                </a>
                <span className="soft small">{moment(manifest.sealedAt)}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  )
}
