import type { RouteResponse } from '@undersigned/api/client'
import { SIGNATORY_CLASSES, type SignatoryClass } from '@undersigned/letter'
import { isOver } from '@undersigned/signatures'
import { useState } from 'react'
import { ProblemNotice, useAction } from '../../../app/action.tsx'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/field.tsx'
import { FormDialog } from '../../../ui/form-dialog.tsx'
import { Section } from '../../../ui/notice.tsx'
import { useLetterTime } from '../letter-time.ts'
import type { LetterProps } from '../use-letter.ts'
import { Partners } from './partners-section.tsx'

type SignOn = RouteResponse<'signOnGet'>
type Signature = SignOn['signatures'][number]

const keyOf = (letter: string): string => `letter:${letter}:sign-on`

/** Who may sign on the letter's page, how each confirmed signature stands to the list, and who was taken off it since (rules G90 to G103). */
export function Listing({ letter }: LetterProps) {
  const key = keyOf(letter.id)
  const signOn = useResource(key, () => ask('signOnGet', { params: { letter: letter.id } }))
  return (
    <Loaded of={signOn} again={key}>
      {(value) => (
        <>
          <WhoMaySign letter={letter} signOn={value} />
          <Partners letter={letter} />
          <Confirmed letter={letter} signatures={value.signatures} />
          {value.errata.length === 0 ? null : <Errata letter={letter} errata={value.errata} />}
        </>
      )}
    </Loaded>
  )
}

function WhoMaySign({ letter, signOn }: LetterProps & { readonly signOn: SignOn }) {
  const { t, formats } = useWords()
  const [changing, setChanging] = useState(false)
  const classes = formats.list(signOn.publicClasses.map((each) => t(`desk.classTitles.${each}`)))
  const isPublic = signOn.signOn === 'public'
  return (
    <Section
      title={t('signOnList.whoMay')}
      actions={
        isOver(letter.stage) ? null : (
          <Button size="small" onClick={() => setChanging(true)}>
            {t('signOnList.change')}
          </Button>
        )
      }
    >
      <p>{isOver(letter.stage) ? t('signOnList.over') : isPublic ? t('signOnList.public', { classes }) : t('signOnList.private')}</p>
      {isPublic && letter.publishedAt === null ? <p className="soft">{t('signOnList.onceSeen')}</p> : null}
      {changing ? <ChangeWho letter={letter} signOn={signOn} onClose={() => setChanging(false)} /> : null}
    </Section>
  )
}

function ChangeWho({ letter, signOn, onClose }: LetterProps & { readonly signOn: SignOn; readonly onClose: () => void }) {
  const { t } = useWords()
  const [isPublic, setPublic] = useState(signOn.signOn === 'public')
  const [classes, setClasses] = useState<readonly SignatoryClass[]>(signOn.publicClasses)
  const save = async () => {
    const body = { signOn: isPublic ? ('public' as const) : ('private' as const), publicClasses: [...classes] }
    await ask('signOnPut', { params: { letter: letter.id }, body })
    await refresh(keyOf(letter.id))
  }
  return (
    <FormDialog open title={t('signOnList.whoMay')} yes={t('app.save')} onClose={onClose} onSubmit={save}>
      <label className="check">
        <input type="checkbox" checked={isPublic} onChange={(event) => setPublic(event.target.checked)} />
        {t('signOnList.isPublic')}
      </label>
      <fieldset disabled={!isPublic}>
        <legend>{t('signOnList.classes')}</legend>
        {SIGNATORY_CLASSES.map((each) => (
          <label key={each} className="check">
            <input
              type="checkbox"
              checked={classes.includes(each)}
              onChange={(event) => setClasses(event.target.checked ? [...classes, each] : classes.filter((other) => other !== each))}
            />
            {t(`desk.classTitles.${each}`)}
          </label>
        ))}
      </fieldset>
    </FormDialog>
  )
}

function Confirmed({ letter, signatures }: LetterProps & { readonly signatures: readonly Signature[] }) {
  const { t } = useWords()
  const [sorting, setSorting] = useState<Signature | null>(null)
  if (signatures.length === 0) return null
  return (
    <Section title={t('signOnList.title')}>
      <p className="soft">{t('signOnList.lede')}</p>
      <div className="table-wrap">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('signOnList.name')}</th>
              <th scope="col">{t('signOnList.list')}</th>
              <th scope="col">{t('signOnList.authority')}</th>
              <th scope="col">{t('signOnList.sortedBy')}</th>
            </tr>
          </thead>
          <tbody>
            {signatures.map((each) => (
              <Line key={each.id} letter={letter} signature={each} onSort={() => setSorting(each)} />
            ))}
          </tbody>
        </table>
      </div>
      {sorting === null ? null : <SortAs letter={letter} signature={sorting} onClose={() => setSorting(null)} />}
    </Section>
  )
}

interface LineProps extends LetterProps {
  readonly signature: Signature
  readonly onSort: () => void
}

function Line({ letter, signature, onSort }: LineProps) {
  const { t } = useWords()
  const { day, moment } = useLetterTime(letter)
  const { name, domain, authority, listedAt, lateAt, waitsFor, until, sortAs, guessed } = signature
  const isOrganisation = signature.class === 'organisation'
  return (
    <tr>
      <th scope="row">
        {name}
        {domain === '' ? null : <span className="soft small"> {domain}</span>}
        {lateAt === null ? null : <span className="chip gold">{t('signOnList.late', { date: day(lateAt) })}</span>}
      </th>
      <td>
        {listedAt === null ? (
          <ul className="plain">
            {waitsFor.map((each) => (
              <li key={each}>
                {each === 'contact' && until !== null ? t('signOnList.until', { date: moment(until) }) : t(`signOnList.waits.${each}`)}
              </li>
            ))}
          </ul>
        ) : (
          t('signOnList.since', { date: day(listedAt) })
        )}
      </td>
      <td>
        {isOrganisation ? <Authority letter={letter} signature={signature} /> : null}
        {isOrganisation && authority === null ? t('signOnList.older') : null}
      </td>
      <td>
        {sortAs === '' ? guessed : <strong>{sortAs}</strong>}{' '}
        <Button size="small" look="quiet" aria-label={t('signOnList.sortOf', { name })} onClick={onSort}>
          {t('signOnList.change')}
        </Button>
      </td>
    </tr>
  )
}

/** The rung, and a look at the organisation's domain for the line that lifts it. */
function Authority({ letter, signature }: LetterProps & { readonly signature: Signature }) {
  const { t } = useWords()
  const action = useAction()
  const [found, setFound] = useState<boolean | null>(null)
  const { authority, domain, id, name } = signature
  const look = () =>
    action.run(
      () => ask('domainLook', { params: { letter: letter.id, signature: id } }),
      async ({ found: isThere }) => {
        setFound(isThere)
        await refresh(keyOf(letter.id))
      },
    )
  const mayRise = authority === 'A0' || authority === 'A1'
  return (
    <>
      {authority === null ? null : (
        <p>
          <strong>{authority}</strong> {t(`signOnList.rung.${authority}`)}
        </p>
      )}
      {mayRise && domain !== '' ? (
        <Button size="small" look="quiet" aria-label={t('signOnList.lookFor', { name })} onClick={look}>
          {t('signOnList.look')}
        </Button>
      ) : null}
      {found === null ? null : <p role="status">{found ? t('signOnList.found') : t('signOnList.notFound')}</p>}
      <ProblemNotice problem={action.problem} />
    </>
  )
}

function SortAs({ letter, signature, onClose }: LetterProps & { readonly signature: Signature; readonly onClose: () => void }) {
  const { t } = useWords()
  const [sortAs, setSortAs] = useState(signature.sortAs)
  const save = async () => {
    await ask('sortKeyPut', { params: { letter: letter.id, signature: signature.id }, body: { sortAs } })
    await refresh(keyOf(letter.id))
  }
  return (
    <FormDialog open title={t('signOnList.sortOf', { name: signature.name })} yes={t('app.save')} onClose={onClose} onSubmit={save}>
      <TextField
        label={t('signOnList.sortedBy')}
        hint={t('signOnList.sortHint', { guessed: signature.guessed })}
        value={sortAs}
        maxLength={300}
        onChange={(event) => setSortAs(event.target.value)}
      />
    </FormDialog>
  )
}

function Errata({ letter, errata }: LetterProps & { readonly errata: SignOn['errata'] }) {
  const { t } = useWords()
  const { day } = useLetterTime(letter)
  return (
    <Section title={t('signOnList.errata')}>
      <p className="soft">{t('signOnList.errataLede')}</p>
      <ul className="lines">
        {errata.map(({ id, name, withdrawnAt }) => (
          <li key={id}>
            <strong>{name}</strong>
            <span className="soft small">{t('signOnList.takenBack', { date: day(withdrawnAt) })}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
