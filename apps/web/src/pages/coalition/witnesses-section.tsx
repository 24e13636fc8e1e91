import { useState } from 'react'
import { ask } from '../../app/api.ts'
import { Loaded } from '../../app/page.tsx'
import { refresh, useResource } from '../../app/resources.ts'
import { useWords } from '../../app/words.ts'
import { Button } from '../../ui/button.tsx'
import { TextField } from '../../ui/field.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Section } from '../../ui/notice.tsx'
import type { Coalition } from './coalition-page.tsx'

/** Who watches the logs of the coalition's letters from outside, by their keys (rule V22). */
export function Witnesses({ coalition: { id }, coordinates }: { readonly coalition: Coalition; readonly coordinates: boolean }) {
  const { t, day } = useWords()
  const name = `witnesses:${id}`
  const witnesses = useResource(name, () => ask('witnessesList', { params: { coalition: id } }))
  const [adding, setAdding] = useState(false)
  const [key, setKey] = useState('')
  const add = async () => {
    await ask('witnessAdd', { params: { coalition: id }, body: { key } })
    await refresh(name)
    setKey('')
  }
  const remove = async (witness: string) => {
    await ask('witnessRemove', { params: { coalition: id, witness } })
    await refresh(name)
  }
  return (
    <Section
      title={t('coalition.witnesses')}
      actions={
        coordinates ? (
          <Button size="small" onClick={() => setAdding(true)}>
            {t('coalition.addWitness')}
          </Button>
        ) : null
      }
    >
      <p className="soft">{t('coalition.witnessesLede')}</p>
      <Loaded of={witnesses} again={name}>
        {({ witnesses: list }) =>
          list.length === 0 ? (
            <p>{t('coalition.noWitnesses')}</p>
          ) : (
            <ul className="lines">
              {list.map((witness) => (
                <li key={witness.id}>
                  <span>
                    <strong>{witness.key.split('+')[0]}</strong>
                    <br />
                    <code className="soft small break">{witness.key}</code>
                    <br />
                    <span className="soft small">{`${t('coalition.since')} ${day(witness.addedAt)}`}</span>
                  </span>
                  {coordinates ? (
                    <Button
                      look="quiet danger"
                      aria-label={t('coalition.removeWitness', { name: witness.key.split('+')[0] ?? '' })}
                      onClick={() => void remove(witness.id)}
                    >
                      {t('app.remove')}
                    </Button>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
      <FormDialog
        open={adding}
        title={t('coalition.addWitness')}
        yes={t('coalition.addDo')}
        onClose={() => setAdding(false)}
        onSubmit={add}
      >
        <TextField
          label={t('coalition.witnessKey')}
          hint={t('coalition.witnessKeyHint')}
          required
          value={key}
          onChange={(event) => setKey(event.target.value)}
        />
      </FormDialog>
    </Section>
  )
}
