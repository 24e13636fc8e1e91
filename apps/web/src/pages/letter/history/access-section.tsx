import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'

/** Who was shown addresses of people, for those who answer for it (rule P42). */
export function Accesses({ letter }: LetterProps) {
  const { t } = useWords()
  const { moment } = useLetterTime(letter)
  const key = `letter:${letter.id}:accesses`
  const accesses = useResource(key, () => ask('accessList', { params: { letter: letter.id } }))
  return (
    <Section title={t('history.accesses')}>
      <p className="soft">{t('history.accessesLede')}</p>
      <Loaded of={accesses} again={key}>
        {({ accesses: list }) =>
          list.length === 0 ? (
            <p>{t('history.noAccesses')}</p>
          ) : (
            <ul className="lines">
              {list.map(({ by, what, count, at }) => (
                <li key={`${at}-${by.id}-${what}`}>
                  <span>
                    {t(`history.accessTo.${what}`, { count })}
                    <br />
                    <span className="soft small">
                      {t('history.accessBy', { name: by.name || t('history.accessGone'), date: moment(at) })}
                    </span>
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  )
}
