import { PASTED_COLUMNS, PASTED_FATES, type PastedFate } from '@undersigned/api/client'
import type { Action } from '../../../app/action.tsx'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Select } from '../../../ui/field.tsx'
import { Notice, Section } from '../../../ui/notice.tsx'
import type { Pasted, Reading } from './paste-page.tsx'

interface Props {
  readonly pasted: Pasted
  readonly reading: Reading
  readonly action: Action
  readonly onReading: (reading: Reading) => void
  readonly onAgain: () => void
  readonly onTake: () => void
}

/** What each line would become, and why one is left out; every choice can be changed (rule G121). */
export function PastedPreview({ pasted, reading, action, onReading, onAgain, onTake }: Props) {
  const { t } = useWords()
  const choose = (row: number, fate: PastedFate) => onReading({ ...reading, fates: { ...reading.fates, [row]: fate } })
  const named = pasted.lines.filter(({ fate }) => fate === 'named').length
  const invited = pasted.lines.filter(({ fate }) => fate === 'invite').length
  return (
    <>
      {pasted.mayInvite || pasted.mayName ? null : <Notice tone="warn">{t('signOnDesk.paste.notNow')}</Notice>}
      <Columns pasted={pasted} reading={reading} onReading={onReading} />
      <Section title={t('signOnDesk.paste.lines', { count: pasted.lines.length })}>
        <ul className="lines">
          {pasted.lines.map((line) => (
            <PastedLine key={line.row} pasted={pasted} line={line} onChoose={(fate) => choose(line.row, fate)} />
          ))}
        </ul>
      </Section>
      <div className="row">
        <Button onClick={onAgain}>{t('signOnDesk.paste.again')}</Button>
        {named + invited === 0 ? (
          <span className="soft">{t('signOnDesk.paste.nothing')}</span>
        ) : (
          <Button look="primary" busy={action.busy} onClick={onTake}>
            {takeWords(t, { named, invited })}
          </Button>
        )}
      </div>
    </>
  )
}

function takeWords(t: ReturnType<typeof useWords>['t'], { named, invited }: { readonly named: number; readonly invited: number }): string {
  if (invited === 0) return t('signOnDesk.paste.takeNamed', { count: named })
  return named === 0 ? t('signOnDesk.paste.takeInvited', { count: invited }) : t('signOnDesk.paste.take', { named, invited })
}

type Field = (typeof PASTED_COLUMNS)[number] | 'none'

/** What each column is taken for; the first that is not empty shows what stands in it. */
function Columns({ pasted, reading, onReading }: Pick<Props, 'pasted' | 'reading' | 'onReading'>) {
  const { t, formats } = useWords()
  const options = (['none', ...PASTED_COLUMNS] as const).map((field) => ({ value: field, label: t(`signOnDesk.paste.field.${field}`) }))
  const change = (at: number, field: Field) => {
    const columns = pasted.columns.map((known, place) =>
      place === at ? (field === 'none' ? null : field) : known === field ? null : known,
    )
    onReading({ ...reading, columns })
  }
  const sampleOf = (at: number) => pasted.sample.map((row) => row[at] ?? '').find((cell) => cell !== '') ?? '–'
  return (
    <fieldset>
      <legend>{t('signOnDesk.paste.columns')}</legend>
      <div className="desk-columns">
        {pasted.columns.map((field, at) => (
          <Select
            // biome-ignore lint/suspicious/noArrayIndexKey: a column is nothing but its place.
            key={at}
            label={t('signOnDesk.paste.column', { number: formats.number(at + 1), sample: sampleOf(at).slice(0, 40) })}
            value={field ?? ('none' as const)}
            options={options}
            onChange={(chosen) => change(at, chosen)}
          />
        ))}
      </div>
      <label className="choice">
        <input
          type="checkbox"
          checked={pasted.headings}
          onChange={() => onReading({ ...reading, headings: !pasted.headings, fates: {} })}
        />
        <span>{t('signOnDesk.paste.headings')}</span>
      </label>
    </fieldset>
  )
}

interface LineProps {
  readonly pasted: Pasted
  readonly line: Pasted['lines'][number]
  readonly onChoose: (fate: PastedFate) => void
}

function PastedLine({ pasted, line, onChoose }: LineProps) {
  const { t, formats, has } = useWords()
  const { display, problems, alike, email } = line
  const name = display.name === '' ? t('signOnDesk.paste.noName') : display.name
  const number = (row: number) => formats.number(row + (pasted.headings ? 2 : 1))
  const facts = [t(`desk.classes.${display.class}`), display.title, display.affiliation, display.group, display.country, email ?? '']
  const mayBe = (fate: PastedFate) =>
    fate === 'leave' || (fate === 'named' ? pasted.mayName && !problems.includes('no-name') : pasted.mayInvite && email !== null)
  const told = problems.flatMap((problem) => {
    const key = `signOnDesk.paste.problem.${problem}`
    return has(key) ? [t(key)] : []
  })
  return (
    <li>
      <span>
        <span className="soft small">{t('signOnDesk.paste.line', { row: number(line.row) })}</span>{' '}
        <strong className="letter-words">{name}</strong>
        <br />
        <span className="soft small">{facts.filter(Boolean).join(' · ')}</span>
        {told.map((words) => (
          <span key={words} className="small desk-told wrong">
            {words}
          </span>
        ))}
        {alike.map((other) => (
          <span key={`${other.row ?? ''}${other.name}`} className="small desk-told">
            {other.row === null
              ? t('signOnDesk.paste.alike', { name: other.name })
              : t('signOnDesk.paste.alikeRow', { name: other.name, row: number(other.row) })}
          </span>
        ))}
      </span>
      <span className="field desk-fate">
        <select
          aria-label={t('signOnDesk.paste.fate', { name })}
          value={line.fate}
          onChange={(event) => chosen(event.target.value, onChoose)}
        >
          {PASTED_FATES.filter(mayBe).map((fate) => (
            <option key={fate} value={fate}>
              {t(`signOnDesk.paste.fates.${fate}`)}
            </option>
          ))}
        </select>
      </span>
    </li>
  )
}

function chosen(value: string, onChoose: (fate: PastedFate) => void): void {
  const fate = PASTED_FATES.find((each) => each === value)
  if (fate) onChoose(fate)
}
