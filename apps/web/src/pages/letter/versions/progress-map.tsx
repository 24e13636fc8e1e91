import { UNIT_STATES } from '@undersigned/api/client'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Section } from '../../../ui/notice.tsx'
import type { LetterProps } from '../use-letter.ts'

/** The picture of the whole: languages by units, one mark a state. */
export function ProgressMap({ letter }: LetterProps) {
  const { t, has, formats } = useWords()
  const key = `letter:${letter.id}:progress`
  const progress = useResource(key, () => ask('progress', { params: { letter: letter.id } }))
  const roleName = (role: string): string => {
    const name = `version.role.${role}`
    return has(name) ? t(name) : role
  }
  return (
    <Section title={t('versions.map')}>
      <p className="soft">{t('versions.mapLede')}</p>
      <ul className="row legend" aria-hidden="true">
        {UNIT_STATES.map((state) => (
          <li key={state} className="row small">
            <span className={`mark ${state}`} /> {t(`unitState.${state}`)}
          </li>
        ))}
      </ul>
      <Loaded of={progress} again={key}>
        {({ languages, units }) => (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls sideways must be reachable by keyboard.
          <section className="table-wrap" tabIndex={0} aria-label={t('versions.mapLede')}>
            <table className="map">
              <thead>
                <tr>
                  <th scope="col">{t('versions.unit')}</th>
                  {languages.map((language) => (
                    <th key={language} scope="col">
                      <abbr title={formats.languageName(language)}>{language}</abbr>
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {units.map((unit, at) => (
                  <tr key={unit.unit}>
                    <th scope="row">
                      {at + 1} <span className="soft">{roleName(unit.role)}</span>
                    </th>
                    {languages.map((language) => {
                      const state = UNIT_STATES.find((known) => known === unit.states[language]) ?? 'missing'
                      return (
                        <td key={language}>
                          <span className={`mark ${state}`} title={t(`unitState.${state}`)}>
                            <span className="visually-hidden">{t(`unitState.${state}`)}</span>
                          </span>
                        </td>
                      )
                    })}
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
      </Loaded>
    </Section>
  )
}
