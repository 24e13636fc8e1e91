import type { RouteResponse } from '@undersigned/api/client'
import { useState } from 'react'
import { ask } from '../../../app/api.ts'
import { Loaded } from '../../../app/page.tsx'
import { refresh, useResource } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { Button } from '../../../ui/button.tsx'
import { Section } from '../../../ui/notice.tsx'
import { Question } from '../../../ui/question.tsx'
import { KeyDialog } from './key-dialog.tsx'
import { LetterSwitches } from './letter-switches.tsx'

export type Offered = RouteResponse<'machineServices'>['services'][number]

/** The services that may translate for a coalition: off until a coordinator adds a key, and then for the letters they name (rule T96). */
export function MachineSection({ coalition }: { readonly coalition: string }) {
  const { t } = useWords()
  const key = `coalition:${coalition}:machine`
  const services = useResource(key, async () => (await ask('machineServices', { params: { coalition } })).services)
  return (
    <Section title={t('machine.title')}>
      <p className="soft">{t('machine.lede')}</p>
      <Loaded of={services} again={key}>
        {(offered) => (
          <>
            <ul className="lines">
              {offered.map((each) => (
                <ServiceLine key={each.service} coalition={coalition} offered={each} />
              ))}
            </ul>
            <LetterSwitches coalition={coalition} services={offered.filter(({ ready }) => ready)} />
          </>
        )}
      </Loaded>
    </Section>
  )
}

function ServiceLine({ coalition, offered }: { readonly coalition: string; readonly offered: Offered }) {
  const { t, moment } = useWords()
  const [isPutting, setPutting] = useState(false)
  const [isRemoving, setRemoving] = useState(false)
  const { service, host, ready, by, at } = offered
  const name = t(`machine.service.${service}`)
  const renew = async () => {
    await refresh(`coalition:${coalition}:machine`)
    await refresh('letter:')
  }
  const remove = async () => {
    await ask('machineServiceRemove', { params: { coalition, service } })
    await renew()
  }
  return (
    <li>
      <span>
        <strong>{name}</strong> {host === null ? null : <span className="soft small">{new URL(host).host}</span>}
      </span>
      <span className="soft small">
        {ready && at !== null ? t('machine.readySince', { name: by?.name ?? '', when: moment(at) }) : t('machine.off')}
      </span>
      <span className="row tight">
        <Button size="small" onClick={() => setPutting(true)}>
          {ready ? t('machine.replace', { service: name }) : t('machine.add', { service: name })}
        </Button>
        {ready ? (
          <Button size="small" look="quiet danger" onClick={() => setRemoving(true)}>
            {t('machine.remove', { service: name })}
          </Button>
        ) : null}
      </span>
      <KeyDialog open={isPutting} offered={offered} coalition={coalition} onClose={() => setPutting(false)} onDone={renew} />
      <Question
        open={isRemoving}
        title={t('machine.removeTitle', { service: name })}
        text={t('machine.removeText')}
        yes={t('machine.removeYes')}
        danger
        onNo={() => setRemoving(false)}
        onYes={remove}
      />
    </li>
  )
}
