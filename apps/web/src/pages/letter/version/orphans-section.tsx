import { type Language, plainText } from '@undersigned/letter'
import type { Orphan } from '@undersigned/translation'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'

/** Translated words whose paragraph is gone: nothing is lost, nothing is exported (rule T5). */
export function Orphans({ orphans, language }: { readonly orphans: readonly Orphan[]; readonly language: Language }) {
  const { t } = useWords()
  if (orphans.length === 0) return null
  return (
    <div className="orphans">
      <Section title={t('version.orphans')}>
        <p className="soft">{t('version.orphansLede')}</p>
        <ul className="lines">
          {orphans.map((orphan) => (
            <li key={orphan.id}>
              <div>
                <p className="letter-words" lang={language}>
                  {plainText(orphan.content)}
                </p>
                {orphan.confirmation ? <p className="soft small">{orphan.confirmation.sourceText}</p> : null}
              </div>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
