import '../../../styles/approval.css'
import { mayManage } from '@undersigned/signatures'
import { type KeyboardEvent, useRef, useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { Notice, Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import { type LetterProps, membershipIn } from '../use-letter.ts'
import { useCopies } from './copy-downloads.tsx'
import { nameOf, type RecipientRow, useRecipients } from './recipients-table.tsx'
import { RecordDialog } from './record-dialog.tsx'
import { type RecipientRecord, type Records, recordsKey } from './records.ts'

interface RecordsProps extends LetterProps {
  readonly mayEdit: boolean
}

/** Where each recipient is reached, where that is known from, and who checked it when (rules G86, G87). */
export function RecordsSection({ letter, mayEdit }: RecordsProps) {
  const { t } = useWords()
  const key = recordsKey(letter)
  const records = useResource(key, () => ask('recordsList', { params: { letter: letter.id } }))
  const recipients = useRecipients(letter)
  const rows = recipients.state === 'ready' ? recipients.value.recipients : []
  if (rows.length === 0) return null
  return (
    <Section title={t('approval.record.title')}>
      <p className="soft">{t('approval.record.lede')}</p>
      <Loaded of={records} again={key}>
        {(value) => <Listed letter={letter} mayEdit={mayEdit} rows={rows} records={value} />}
      </Loaded>
    </Section>
  )
}

interface ListedProps extends RecordsProps {
  readonly rows: readonly RecipientRow[]
  readonly records: Records
}

function Listed({ letter, mayEdit, rows, records: { records, days } }: ListedProps) {
  const { t } = useWords()
  const [editing, setEditing] = useState<RecipientRecord | null>(null)
  const action = useAction()
  const list = useRef<HTMLUListElement>(null)
  const checks = mayManage(membershipIn(letter))
  const copies = useCopies(letter)
  const named = (id: string): string => {
    const row = rows.find((each) => each.id === id)
    return (row && nameOf(row)) || t('recipients.unnamed')
  }
  const check = (record: RecipientRecord) =>
    action.run(async () => {
      await ask('recordCheck', { params: { letter: letter.id, recipient: record.recipient } })
      await refresh(recordsKey(letter))
      announce(t('approval.record.checkedNow', { name: named(record.recipient) }))
    })
  const go = (from: number, by: 1 | -1) => list.current?.querySelectorAll<HTMLElement>(':scope > li')[from + by]?.focus()
  const onKey = (event: KeyboardEvent, at: number, record: RecipientRecord) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const keys: Readonly<Record<string, () => unknown>> = {
      ArrowDown: () => go(at, 1),
      j: () => go(at, 1),
      ArrowUp: () => go(at, -1),
      k: () => go(at, -1),
      ...(checks && { c: () => check(record), e: () => setEditing(record) }),
    }
    const act = keys[event.key]
    if (act === undefined) return
    event.preventDefault()
    act()
  }
  const all = copies.state === 'ready' && letter.mode === 'individual' ? copies.value.copies : []
  const salutationOf = (id: string): string => all.find((copy) => copy.recipients.includes(id))?.salutation.join(' / ') ?? ''
  const stale = records.filter(({ isStale }) => isStale).length
  return (
    <>
      {stale > 0 ? <Notice tone="warn">{t('approval.record.summary', { count: stale })}</Notice> : <p>{t('approval.record.allFresh')}</p>}
      {checks ? <p className="soft small">{t('approval.record.keys', { up: '↑', down: '↓', check: 'c', edit: 'e' })}</p> : null}
      <ProblemNotice problem={action.problem} />
      <ul className="lines records" ref={list}>
        {records.map((record, at) => (
          <li key={record.recipient} tabIndex={checks ? 0 : undefined} onKeyDown={(event) => onKey(event, at, record)}>
            <RecordLine letter={letter} record={record} name={named(record.recipient)} salutation={salutationOf(record.recipient)} />
            {checks ? (
              <div className="row">
                <Button
                  size="small"
                  aria-label={t('approval.record.checkOf', { name: named(record.recipient) })}
                  onClick={() => void check(record)}
                >
                  {t('approval.record.check')}
                </Button>
                <Button
                  size="small"
                  look="quiet"
                  aria-label={t('approval.record.editOf', { name: named(record.recipient) })}
                  onClick={() => setEditing(record)}
                >
                  {t('approval.record.edit')}
                </Button>
              </div>
            ) : null}
          </li>
        ))}
      </ul>
      {checks ? <Days letter={letter} days={days} /> : null}
      {editing ? (
        <RecordDialog
          letter={letter}
          record={editing}
          name={named(editing.recipient)}
          isFixed={!mayEdit}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </>
  )
}

interface LineProps extends LetterProps {
  readonly record: RecipientRecord
  readonly name: string
  /** Of their copy; empty where the letter goes out as one. */
  readonly salutation: string
}

function RecordLine({ letter, record, name, salutation }: LineProps) {
  const { t } = useWords()
  const { day } = useLetterTime(letter)
  const { email, address, source, checkedBy, checkedAt, isStale } = record
  const reached = [email, address.replace(/\s*\n\s*/g, ', ')].filter(Boolean).join(' · ')
  return (
    <div className="stack tight">
      <div className="stand-head">
        <strong className="letter-words">{name}</strong>
        <span className={isStale ? 'chip gold' : 'chip green'}>{t(isStale ? 'approval.record.stale' : 'approval.record.fresh')}</span>
      </div>
      {salutation === '' ? null : (
        <span className="small">
          {t('approval.record.salutation')} <q>{salutation}</q>
        </span>
      )}
      <span className="small">{reached || <span className="soft">{t('approval.record.noAddress')}</span>}</span>
      <span className="soft small">
        {t('approval.record.source')} <Source source={source} /> ·{' '}
        {checkedAt === null
          ? t('approval.record.never')
          : t('approval.record.checked', { name: checkedBy?.name ?? '', date: day(checkedAt) })}
      </span>
    </div>
  )
}

/** A page is a link, anything else is words. */
function Source({ source }: { readonly source: string }) {
  const { t } = useWords()
  if (source === '') return t('approval.record.noSource')
  return /^https:\/\/\S+$/.test(source) ? (
    <a href={source} rel="noreferrer" target="_blank">
      {source}
    </a>
  ) : (
    source
  )
}

function Days({ letter, days }: LetterProps & { readonly days: number }) {
  const { t } = useWords()
  const [wanted, setWanted] = useState(String(days))
  const action = useAction()
  const save = () =>
    action.run(async () => {
      await ask('recordDays', { params: { letter: letter.id }, body: { days: Number(wanted) } })
      await refresh(recordsKey(letter))
    })
  return (
    <form
      className="row record-days"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <TextField
        label={t('approval.record.days')}
        type="number"
        min={1}
        max={365}
        required
        value={wanted}
        onChange={(event) => setWanted(event.target.value)}
      />
      <Button submit size="small" busy={action.busy} disabled={wanted === String(days)}>
        {t('approval.record.daysSave')}
      </Button>
      <ProblemNotice problem={action.problem} />
    </form>
  )
}
