import type { RouteResponse } from '@undersigned/api/client'
import { ask } from '../../../app/api.ts'
import { announce } from '../../../app/live.tsx'
import { refresh } from '../../../app/resources.ts'
import { useWords } from '../../../app/words.ts'
import { BringDialog } from '../../../ui/bring-dialog.tsx'

type Preview = RouteResponse<'glossaryImport'>

interface Props {
  readonly coalition: string
  readonly onClose: () => void
}

/** A list of terms from a file, looked at before it is written (rule T101). */
export function ImportDialog({ coalition, onClose }: Props) {
  const { t } = useWords()
  const send = (file: File, apply: 'yes' | 'no', version: number) =>
    ask('glossaryImport', { params: { coalition }, body: { apply, version: String(version) }, file })
  const write = async (file: File, { version }: Preview) => {
    await send(file, 'yes', version)
    await refresh(`glossary:${coalition}`)
    announce(t('glossary.applied'))
  }
  return (
    <BringDialog
      title={t('glossary.bringTitle')}
      lede={t('glossary.bringLede')}
      accept=".csv,.tbx,.xml"
      apply={t('glossary.apply')}
      onClose={onClose}
      onLook={(file) => send(file, 'no', 0)}
      onApply={write}
      brings={({ added, changed }) => added.length + changed.length > 0}
      show={(preview) => <Changes preview={preview} />}
    />
  )
}

const FEW = 12

function Changes({ preview }: { readonly preview: Preview }) {
  const { t, formats } = useWords()
  const { added, changed, same, refused } = preview
  const some = (names: readonly string[]) => formats.list([...names.slice(0, FEW), ...(names.length > FEW ? ['…'] : [])])
  return (
    <>
      {added.length + changed.length === 0 ? <p>{t('glossary.nothing')}</p> : null}
      <ul>
        {added.length > 0 ? (
          <li>
            <strong>{t('glossary.wouldAdd', { count: added.length })}</strong> {some(added)}
          </li>
        ) : null}
        {changed.length > 0 ? (
          <li>
            <strong>{t('glossary.wouldChange', { count: changed.length })}</strong> {some(changed)}
          </li>
        ) : null}
        {same > 0 ? <li>{t('glossary.same', { count: same })}</li> : null}
      </ul>
      {refused.length > 0 ? (
        <>
          <h3>{t('glossary.refused')}</h3>
          <ul>
            {refused.slice(0, FEW).map(({ at, reason }) => (
              <li key={`${at} ${reason}`}>{t('glossary.refusedAt', { at, reason: t(`glossary.reasons.${reason}`) })}</li>
            ))}
          </ul>
        </>
      ) : null}
    </>
  )
}
