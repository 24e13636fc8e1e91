/**
 * Our markup as HTML that a translator of HTML leaves alone: what HTML has no name for is a span with an id, never an empty tag, and
 * nothing in it is to be translated.
 */
export const toHtml = (markup: string): string =>
  markup
    .replace(/<(note|noteref) id="([^"]*)"\/>/g, '<span id="$1-$2" translate="no">*</span>')
    .replace(/<open field="([^"]*)">/g, '<span class="open-$1">')
    .replace(/<\/open>/g, '</span>')
    .replace(/<br\/>/g, '<br>')

/** Back again, with the freedoms HTML takes; what is no longer as it was is found when it is read as markup. */
export const fromHtml = (html: string): string =>
  html
    .replace(/<span\b[^>]*\bid="(noteref|note)-([^"]*)"[^>]*>[^<]*<\/span>/gi, '<$1 id="$2"/>')
    .replace(/<span\b[^>]*\bclass="open-([^"]*)"[^>]*>([^<]*)<\/span>/gi, '<open field="$1">$2</open>')
    .replace(/<br\s*\/?>/gi, '<br/>')
    .replace(/<a\b[^>]*\b(href="[^"]*")[^>]*>/gi, '<a $1>')
    .replace(/&nbsp;/g, '\u00a0')
    .replace(/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/gi, '&amp;')
