/** An id of ours as an NMTOKEN: letters, digits, dots, colons and hyphens stay, anything else is its code point between underscores. */
export const idToNmtoken = (id: string): string =>
  id.replace(/[^A-Za-z0-9.:-]/gu, (character) => `_${(character.codePointAt(0) ?? 0).toString(16)}_`)

/** The id an NMTOKEN stands for. */
export const nmtokenToId = (token: string): string =>
  token.replace(/_([0-9a-f]{1,6})_/gu, (whole, hex: string) => {
    const point = Number.parseInt(hex, 16)
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole
  })
