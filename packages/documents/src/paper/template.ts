/** The one template of every letter on paper. It reads `letter.json`; words reach the page as values only (rule L54). */
export const TEMPLATE = `
#let letter = json("/letter.json")
// What a rule closes over is part of every paragraph's style: were it the letter, nothing laid out for one copy would serve the next.
#let seal = if letter.manifest != none [#letter.manifest.label: #letter.manifest.words · #letter.manifest.hex#if letter.manifest.corrected != none [#linebreak()#letter.manifest.corrected]]

#set document(title: letter.title, date: none)
#set text(font: "Libertinus Serif", size: 11pt, lang: letter.language, region: letter.region, hyphenate: auto)
#set par(leading: 0.68em, spacing: 1.05em, justify: false)
#set list(indent: 0.6em, body-indent: 0.6em, spacing: 0.75em)
#set enum(indent: 0.6em, body-indent: 0.6em, spacing: 0.75em)
#set footnote.entry(gap: 0.55em, clearance: 1.2em)
#show footnote.entry: set text(size: 8.5pt)
#show footnote.entry: set par(leading: 0.55em)
#show link: set text(fill: rgb("#0b4f9e"))
#set page(
  paper: "a4",
  margin: (top: 24mm, bottom: 26mm, left: 25mm, right: 25mm),
  background: if letter.draft != none {
    rotate(-52deg, text(size: 118pt, weight: "bold", fill: rgb("#17202a12"), tracking: 6pt, hyphenate: false, letter.draft))
  },
  footer-descent: 38%,
  footer: context {
    set text(size: 8pt, fill: rgb("#4a5560"))
    grid(
      columns: (1fr, auto),
      align: (left, right),
      seal,
      counter(page).display("1 / 1", both: true),
    )
  },
)

#let note-label(n) = label("note-" + str(n))

#let inline(parts) = for part in parts {
  if part.t == "text" {
    let body = [#part.text]
    if part.emphasis { body = emph(body) }
    if part.strong { body = strong(body) }
    if part.link != none { link(part.link, body) } else { body }
  } else if part.t == "note" {
    if part.first [#footnote(inline(letter.notes.at(part.n - 1)))#note-label(part.n)] else { footnote(note-label(part.n)) }
  } else if part.t == "cross" {
    [#part.n]
  } else if part.t == "break" {
    linebreak()
  } else if part.t == "open" {
    if letter.draft != none { box(fill: rgb("#fff1c2"), outset: (y: 2pt), inset: (x: 2pt), if part.text == "" { str(sym.space.nobreak) * 5 } else { part.text }) } else { part.text }
  }
}

#let nested(block) = {
  let items = block.items.map(item => {
    inline(item.content)
    for inner in item.lists { nested(inner) }
  })
  if block.numbered { enum(..items) } else { list(..items) }
}

#let titled(level, size, body) = {
  show heading: it => std.block(above: 1.5em, below: 0.9em, sticky: true, text(size: size, weight: "bold", hyphenate: false, it.body))
  heading(level: level, body)
}

// A tagged list that is laid out as paragraphs: a grid, as list is one, takes a fourth of the letter’s time.
#let plain-list(lines) = terms(
  separator: [],
  indent: 0pt,
  hanging-indent: 0pt,
  spacing: 0.6em,
  ..lines.map(line => terms.item([], [#line])),
)

#let most-rows = 30
#let names(group) = {
  if group.columns == 1 { plain-list(group.lines) } else {
    for band in group.lines.chunks(most-rows * group.columns) {
      let rows = calc.ceil(band.len() / group.columns)
      std.block(breakable: false, grid(
        columns: (1fr,) * group.columns,
        column-gutter: 1.2em,
        ..band.chunks(rows).map(plain-list),
      ))
    }
  }
}

#let kinds = (
  summary: body => std.block(below: 2em, emph(body)),
  place-date: body => std.block(above: 1.6em, below: 1.8em, width: 100%, align(right, body)),
  quotation: body => pad(x: 1.6em, quote(block: true, body)),
  salutation: body => std.block(above: 1.6em, below: 1.2em, body),
  closing: body => std.block(above: 1.8em, below: 1.4em, sticky: true, body),
  lead: body => std.block(above: 0.7em, below: 0.7em, body),
  boilerplate: body => std.block(above: 2em, inset: (top: 0.9em), stroke: (top: 0.5pt + rgb("#8a949e")), text(size: 9pt, body)),
)

#for block in letter.blocks {
  if block.t == "paragraph" {
    if block.content.len() > 0 { kinds.at(block.kind, default: body => body)(par(inline(block.content))) }
  } else if block.t == "heading" {
    titled(block.level, if block.subject { 12pt } else if block.level < 3 { 13pt } else { 11.5pt }, inline(block.content))
  } else if block.t == "list" {
    nested(block)
  } else if block.t == "recipients" {
    if block.lines.len() > 0 { std.block(above: 1.4em, below: 1.8em, plain-list(block.lines)) }
  } else if block.t == "signatories" {
    for group in block.groups {
      if group.heading != none { titled(group.level, 11pt, group.heading) }
      std.block(above: 1em, below: 1.2em, names(group))
    }
    if block.open != none { std.block(above: 1em, par(emph("[" + block.open + "]"))) }
  }
}
`
