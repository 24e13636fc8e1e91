import type { Translate } from '@undersigned/i18n'
import { useState } from 'react'
import { Button, FieldError, Form, Input, Label, TextField } from 'react-aria-components'
import { addressOf } from '../commands/link.ts'

interface LinkFormProps {
  readonly href: string
  readonly t: Translate
  readonly onSet: (href: string) => void
  readonly onRemove: (() => void) | null
}

/** Asks for an address; what is none is said, and nothing is changed. */
export function LinkForm({ href, t, onSet, onRemove }: LinkFormProps) {
  const [typed, setTyped] = useState(href)
  const [isWrong, setWrong] = useState(false)
  return (
    <Form
      className="u-form"
      onSubmit={(event) => {
        event.preventDefault()
        const address = addressOf(typed)
        if (address === null) setWrong(true)
        else onSet(address)
      }}
    >
      <TextField
        value={typed}
        onChange={(value) => {
          setTyped(value)
          setWrong(false)
        }}
        isInvalid={isWrong}
        validationBehavior="aria"
        autoFocus
        inputMode="url"
      >
        <Label>{t('editor.link.address')}</Label>
        <Input className="u-input" placeholder="https://" />
        <FieldError className="u-error">{t('editor.link.wrong')}</FieldError>
      </TextField>
      <div className="u-actions">
        <Button type="submit" className="u-button u-primary">
          {t('editor.link.apply')}
        </Button>
        {onRemove !== null && (
          <Button className="u-button" onPress={onRemove}>
            {t('editor.link.remove')}
          </Button>
        )}
        {href !== '' && (
          <a className="u-button" href={href} target="_blank" rel="noopener noreferrer">
            {t('editor.link.open')}
          </a>
        )}
      </div>
    </Form>
  )
}
