import { useEffect, useRef } from 'react'
import { Link, useLocation } from 'wouter'
import { useWords } from '../../app/words.ts'
import { StageChip } from '../../ui/stage-chip.tsx'
import type { LetterProps } from './use-letter.ts'

const tabs = [
  ['', 'letter.overview'],
  ['/write', 'letter.write'],
  ['/versions', 'letter.versions'],
  ['/recipients', 'letter.recipients'],
  ['/people', 'letter.people'],
  ['/approval', 'letter.approval'],
  ['/sign-on', 'letter.desk'],
  ['/delivery', 'letter.delivery'],
  ['/history', 'letter.history'],
] as const

/** The letter's name and stage, and the way to each of its pages. */
export function LetterBar({ letter }: LetterProps) {
  const { t } = useWords()
  const [location] = useLocation()
  const base = `/letters/${letter.id}`
  const isHere = (tab: string) => (tab === '' ? location === base : location.startsWith(base + tab))
  const bar = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: on a small screen the tab of the page that was gone to comes into view.
  useEffect(() => {
    bar.current?.querySelector('[aria-current]')?.scrollIntoView({ inline: 'center', block: 'nearest' })
  }, [location])
  return (
    <section className="letter-bar" aria-label={letter.title || t('letters.untitled')}>
      {isHere('') ? null : (
        <div className="letter-bar-title">
          <span className="letter-title">{letter.title || t('letters.untitled')}</span>
          <StageChip stage={letter.stage} />
        </div>
      )}
      <nav ref={bar} className="tabs" aria-label={t('letter.navigation')}>
        <ul>
          {tabs.map(([tab, name]) => (
            <li key={tab}>
              <Link href={base + tab} aria-current={isHere(tab) ? 'page' : undefined}>
                {t(name)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
    </section>
  )
}
