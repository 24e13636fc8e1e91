import { Mark } from '@tiptap/core'

export const Strong = Mark.create({
  name: 'strong',
  parseHTML: () => [
    { tag: 'strong' },
    { tag: 'b', getAttrs: (element) => (element.style.fontWeight === 'normal' ? false : null) },
    { style: 'font-weight', getAttrs: (value) => (/^(bold(er)?|[5-9]\d{2,})$/.test(value) ? null : false) },
  ],
  renderHTML: () => ['strong', 0],
})

export const Emphasis = Mark.create({
  name: 'emphasis',
  parseHTML: () => [
    { tag: 'em' },
    { tag: 'i', getAttrs: (element) => (element.style.fontStyle === 'normal' ? false : null) },
    { style: 'font-style=italic' },
  ],
  renderHTML: () => ['em', 0],
})

/** A link to an address that is safe to open; anything else stays plain words (rule L20). */
export const Link = Mark.create({
  name: 'link',
  inclusive: false,
  priority: 900,
  addAttributes: () => ({ href: { default: '' } }),
  parseHTML: () => [
    {
      tag: 'a[href]',
      getAttrs: (element) => {
        const href = safeHref(element.getAttribute('href') ?? '')
        return href === null ? false : { href }
      },
    },
  ],
  renderHTML: ({ HTMLAttributes }) => ['a', { href: safeHref(String(HTMLAttributes.href)), rel: 'noopener noreferrer nofollow' }, 0],
})

/** The address if it is absolute and http, https or mailto, as it was written but for spaces around it; else null (rule L20). */
export function safeHref(href: string): string | null {
  const written = href.trim()
  if (!URL.canParse(written)) return null
  return ['http:', 'https:', 'mailto:'].includes(new URL(written).protocol) ? written : null
}
