/** Colours that are easy to read on a light and on a dark page, by what they are for: fill in light, fill in dark. */
const colours = {
  card: ['#ffffff', '#1f1e24'],
  band: ['#fbfafd', '#28272d'],
  text: ['#333238', '#ececef'],
  quiet: ['#626168', '#bfbfc3'],
  link: ['#0b5cad', '#7cb8f2'],
  'success-back': ['#c3e6cd', '#0d532a'],
  success: ['#24663b', '#a9e3bd'],
  'failed-back': ['#fdd4cd', '#660e00'],
  failed: ['#8d1300', '#fcb5aa'],
  'canceled-back': ['#dcdcde', '#535158'],
  canceled: ['#3a383f', '#ececef'],
  'running-back': ['#cbe2f9', '#033464'],
  running: ['#064787', '#9dc7f1'],
} as const

export type Colour = keyof typeof colours

const lines = { border: ['#bfbfc3', '#535158'], hairline: ['#dcdcde', '#434248'] } as const

function rules(scheme: 0 | 1): string {
  const fills = Object.entries(colours).map(([name, shades]) => `.${name}{fill:${shades[scheme]}}`)
  const strokes = Object.entries(lines).map(([name, shades]) => `.${name}{stroke:${shades[scheme]}}`)
  const marks = (['success', 'failed', 'canceled', 'running'] as const).map(
    (name) => `.mark-${name}{fill:none;stroke:${colours[name][scheme]}}`,
  )
  return [...fills, ...strokes, ...marks].join('')
}

/** A whole picture, with a title and a description for those who do not see it. */
export function picture(
  { width, height, title, description }: { width: number; height: number; title: string; description: string },
  content: string[],
): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
text{font-family:-apple-system,BlinkMacSystemFont,"Segoe UI","Noto Sans",Helvetica,Arial,sans-serif;font-size:14px}
.small{font-size:12px}.bold{font-weight:600}.large{font-size:18px}.thick{stroke-width:1.6;stroke-linecap:round;stroke-linejoin:round}.code{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,"Liberation Mono",monospace;font-size:13px}
${rules(0)}
@media (prefers-color-scheme:dark){${rules(1)}}
</style>
${content.join('\n')}
</svg>
`
}

export function text(x: number, y: number, words: string, classes: string): string {
  return `<text x="${x}" y="${y}" class="${classes}">${escaped(words)}</text>`
}

/** A line of several parts, each with its own look, that follow each other whatever the font. */
export function line(x: number, y: number, ...parts: [words: string, classes: string][]): string {
  const spans = parts.map(([words, classes]) => `<tspan class="${classes}">${escaped(words)}</tspan>`)
  return `<text x="${x}" y="${y}" xml:space="preserve">${spans.join('')}</text>`
}

/** A rounded area with a border. */
export function card(x: number, y: number, width: number, height: number): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="8" class="card border"/>`
}

export function hairline(x: number, y: number, width: number): string {
  return `<path d="M${x} ${y}h${width}" class="hairline"/>`
}

export function area(x: number, y: number, width: number, height: number, colour: Colour): string {
  return `<rect x="${x}" y="${y}" width="${width}" height="${height}" class="${colour}"/>`
}

/** What a mark can stand for. */
export type Mark = 'success' | 'failed' | 'canceled' | 'running'

/** A pill with a mark and a word, as GitLab shows a status. */
export function badge(x: number, middle: number, colour: Mark, word: string, width: number): string {
  return `<rect x="${x}" y="${middle - 12}" width="${width}" height="24" rx="12" class="${colour}-back"/>
${mark(x + 14, middle, colour)}
${text(x + 27, middle + 5, word, `bold small ${colour}`)}`
}

/** A pill with a word alone. */
export function tag(x: number, middle: number, word: string, width: number): string {
  return `<rect x="${x}" y="${middle - 12}" width="${width}" height="24" rx="12" class="running-back"/>
<text x="${x + width / 2}" y="${middle + 5}" text-anchor="middle" class="bold small running">${escaped(word)}</text>`
}

/** The mark of a status, drawn and not written, because fonts differ in what they have. */
export function mark(x: number, y: number, colour: Mark): string {
  const shapes: Record<Mark, string> = {
    success: 'm-4 0 3 3 5-6',
    failed: 'm-3-3 6 6m0-6-6 6',
    canceled: 'm-3.5 3.5 7-7',
    running: 'm0-3.5v3.5l2.5 1.5',
  }
  const circle = colour === 'canceled' || colour === 'running' ? `<circle cx="${x}" cy="${y}" r="6"/>` : ''
  return `<g class="thick mark-${colour}">${circle}<path d="M${x} ${y}${shapes[colour]}"/></g>`
}

function escaped(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
