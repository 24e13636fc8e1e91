import type { RouteResponse } from '@undersigned/api/client'
import { useWords } from '../../app/words.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'

const longest = 160

/** What the import recognised, so that somebody can see at a glance whether it understood the letter. */
export function FoundSummary({ imported }: { readonly imported: RouteResponse<'letterImport'> }) {
  const { t, has, formats } = useWords()
  const { letter, found, listInFormation } = imported
  const named = (part: string): string => {
    const key = `found.parts.${part}`
    return has(key) ? t(key) : part
  }
  const parts = Object.entries(found)
  const present = parts.filter(([, { count }]) => count > 0)
  const absent = parts.filter(([, { count }]) => count === 0).map(([part]) => named(part))
  return (
    <div className="stack">
      <div className="stack tight">
        <h1>{t('found.title')}</h1>
        <p className="letter-title">{letter.title}</p>
        <p className="lede">{t('found.lede')}</p>
      </div>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('found.part')}</th>
              <th scope="col">{t('found.count')}</th>
              <th scope="col">{t('found.texts')}</th>
            </tr>
          </thead>
          <tbody>
            {present.map(([part, { count, texts }]) => (
              <tr key={part}>
                <th scope="row">{named(part)}</th>
                <td className="number">{formats.number(count)}</td>
                <td lang={letter.language} className="found-texts">
                  {texts.slice(0, 3).map((text) => (
                    <p key={text}>{text.length > longest ? `${text.slice(0, longest)}…` : text}</p>
                  ))}
                  {texts.length > 3 ? <p className="soft">…</p> : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {absent.length > 0 ? <p className="soft">{t('found.notFound', { parts: formats.list(absent) })}</p> : null}
      {listInFormation ? <Notice>{t('found.openList')}</Notice> : null}
      <div className="row">
        <ButtonLink look="primary" to={`/letters/${letter.id}/write`}>
          {t('found.write')}
        </ButtonLink>
        <ButtonLink to={`/letters/${letter.id}`}>{t('found.overview')}</ButtonLink>
      </div>
    </div>
  )
}
