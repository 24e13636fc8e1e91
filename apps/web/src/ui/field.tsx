import { type ComponentProps, type ReactNode, useId } from 'react'

interface Described {
  readonly label: string
  readonly hint?: ReactNode
  readonly wrong?: string | null
}

const describedBy = (id: string, hint: ReactNode, wrong: string | null | undefined): string | undefined =>
  [hint ? `${id}-hint` : '', wrong ? `${id}-wrong` : ''].filter(Boolean).join(' ') || undefined

function Around({ id, label, hint, wrong, children }: Described & { readonly id: string; readonly children: ReactNode }) {
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      ) : null}
      {children}
      {wrong ? (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      ) : null}
    </div>
  )
}

export function TextField({ label, hint, wrong, ...rest }: Described & Omit<ComponentProps<'input'>, 'id'>) {
  const id = useId()
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong ?? null}>
      <input {...rest} id={id} aria-describedby={describedBy(id, hint, wrong)} aria-invalid={wrong ? true : undefined} />
    </Around>
  )
}

export function TextArea({ label, hint, wrong, ...rest }: Described & Omit<ComponentProps<'textarea'>, 'id'>) {
  const id = useId()
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong ?? null}>
      <textarea {...rest} id={id} aria-describedby={describedBy(id, hint, wrong)} aria-invalid={wrong ? true : undefined} />
    </Around>
  )
}

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly lang?: string
}

interface SelectProps<Value extends string> extends Described {
  readonly value: Value
  readonly options: readonly Option<Value>[]
  /** An empty value is not enough. */
  readonly required?: boolean
  readonly onChange: (value: Value) => void
}

export function Select<Value extends string>({ label, hint, wrong, value, options, required, onChange }: SelectProps<Value>) {
  const id = useId()
  return (
    <Around id={id} label={label} hint={hint} wrong={wrong ?? null}>
      <select
        id={id}
        value={value}
        required={required}
        aria-describedby={describedBy(id, hint, wrong)}
        onChange={(event) => {
          const chosen = options.find((option) => option.value === event.target.value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.lang}>
            {option.label}
          </option>
        ))}
      </select>
    </Around>
  )
}

interface ChoicesProps<Value extends string> {
  readonly legend: string
  readonly hint?: string
  readonly chosen: readonly Value[]
  readonly options: readonly Option<Value>[]
  readonly onChange: (chosen: Value[]) => void
}

/** Several of several: each a checkbox. */
export function Choices<Value extends string>({ legend, hint, chosen, options, onChange }: ChoicesProps<Value>) {
  const toggle = (value: Value) => onChange(chosen.includes(value) ? chosen.filter((other) => other !== value) : [...chosen, value])
  return (
    <fieldset>
      <legend>{legend}</legend>
      {hint ? <p className="soft small">{hint}</p> : null}
      <div className="choices">
        {options.map((option) => (
          <label key={option.value} className="choice">
            <input type="checkbox" checked={chosen.includes(option.value)} onChange={() => toggle(option.value)} />
            <span lang={option.lang}>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
