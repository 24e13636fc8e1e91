import { useWords } from '../../../app/words.ts'
import type { FollowUp } from './use-follow-ups.ts'

/** How many read which language, and in which they get it: a fallback is never a surprise (rule G177). */
export function ReadersTable({ readers }: { readonly readers: FollowUp['readers'] }) {
  const { t, formats } = useWords()
  if (readers.length === 0) return null
  return (
    <div className="table-wrap readers">
      <table>
        <caption>{t('followUp.readers')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('followUp.reads')}</th>
            <th scope="col" className="number">
              {t('followUp.count')}
            </th>
            <th scope="col">{t('followUp.gets')}</th>
          </tr>
        </thead>
        <tbody>
          {readers.map(({ language, people, readIn }) => (
            <tr key={language}>
              <th scope="row">{formats.languageName(language)}</th>
              <td className="number">{people}</td>
              <td>
                {readIn === null
                  ? t('followUp.nothing')
                  : readIn === language
                    ? t('followUp.own')
                    : t('followUp.instead', { language: formats.languageName(readIn) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
