import { Loaded } from '../../../app/page.tsx'
import { useWords } from '../../../app/words.ts'
import { type Copy, CopyDownloads, copiesKey, useCopies } from '../recipients/copy-downloads.tsx'
import { nameOf, useRecipients } from '../recipients/recipients-table.tsx'
import type { LetterProps } from '../use-letter.ts'

/** Every copy of a letter that goes out individually, to take from here. */
export function EveryCopy({ letter }: LetterProps) {
  const { t, formats } = useWords()
  const copies = useCopies(letter)
  const recipients = useRecipients(letter)
  const addressed = (list: readonly Copy[]): readonly Copy[] => list.filter((copy) => copy.recipients.length > 0)
  const rows = recipients.state === 'ready' ? recipients.value.recipients : []
  return (
    <>
      <h3>{t('overview.everyCopy')}</h3>
      <Loaded of={copies} again={copiesKey(letter)}>
        {({ copies: list }) =>
          addressed(list).length === 0 ? (
            <p className="soft">{t('overview.toRecipients')}</p>
          ) : (
            <ul className="lines export-lines">
              {addressed(list).map((copy) => {
                const names = formats.list(rows.filter(({ id }) => copy.recipients.includes(id)).map(nameOf))
                return (
                  <li key={copy.id}>
                    <span className="letter-words">{names}</span>
                    <CopyDownloads letter={letter} copy={copy} names={names} />
                  </li>
                )
              })}
            </ul>
          )
        }
      </Loaded>
    </>
  )
}
