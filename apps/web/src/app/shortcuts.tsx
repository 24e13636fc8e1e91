import { Dialog } from '../ui/dialog.tsx'
import { useWords } from './words.ts'

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
const mod = isMac ? '⌘' : 'Ctrl'
const alt = isMac ? '⌥' : 'Alt'

const groups = [
  {
    title: 'everywhere',
    keys: [
      ['help', ['?']],
      ['goLetters', ['g', 'l']],
      ['goCoalition', ['g', 'c']],
    ],
  },
  {
    title: 'writing',
    keys: [
      ['strong', [mod, 'B']],
      ['emphasis', [mod, 'I']],
      ['link', [mod, 'K']],
      ['note', [mod, alt, 'F']],
      ['undo', [mod, 'Z']],
      ['redo', [mod, '⇧', 'Z']],
      ['find', [mod, 'F']],
      ['moveUp', [alt, '↑']],
      ['moveDown', [alt, '↓']],
    ],
  },
  {
    title: 'translating',
    keys: [
      ['nextNeed', [alt, 'J']],
      ['previousNeed', [alt, 'K']],
      ['confirm', [mod, '↵']],
    ],
  },
] as const

export function ShortcutsDialog({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const { t } = useWords()
  return (
    <Dialog title={t('shortcut.title')} open={open} onClose={onClose}>
      {groups.map((group) => (
        <section key={group.title} className="stack tight">
          <h3>{t(`shortcut.${group.title}`)}</h3>
          <dl className="facts">
            {group.keys.map(([name, keys]) => (
              <div key={name} className="fact">
                <dt>
                  <span className="row">
                    {keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </span>
                </dt>
                <dd>{t(`shortcut.${name}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Dialog>
  )
}
