import type { Answer } from '../answer.js'
import type { Call } from '../endpoint.js'
import type { Rule } from './parameters.js'

/** `use :pagination` of lib/api/pagination_params.rb */
export const paginationRules: Readonly<Record<string, Rule>> = {
  page: { type: 'integer', default: 1 },
  per_page: { type: 'integer', default: 20 },
}

/** One page of the rows and the headers of lib/gitlab/pagination/offset_pagination.rb. */
export function paginate<Row>(call: Call, rows: readonly Row[], present: (row: Row) => unknown): Answer {
  const page = Math.max(1, call.params.whole('page'))
  const asked = call.params.whole('per_page')
  // Kaminari: nothing below one is a page size, and a hundred is the most.
  const perPage = asked < 1 ? 20 : Math.min(100, asked)
  const pages = Math.ceil(rows.length / perPage)
  const shown = rows.slice((page - 1) * perPage, page * perPage)
  const next = page < pages ? page + 1 : null
  const previous = page > 1 && page <= pages + 1 ? page - 1 : null
  const link = links(call, perPage, [
    ['prev', previous],
    ['next', next],
    ['first', 1],
    ['last', Math.max(1, pages)],
  ])
  return {
    status: 200,
    headers: {
      'x-total': String(rows.length),
      'x-total-pages': String(Math.max(1, pages)),
      'x-page': String(page),
      'x-per-page': String(perPage),
      'x-next-page': next === null ? '' : String(next),
      'x-prev-page': previous === null ? '' : String(previous),
      link,
    },
    json: shown.map(present),
  }
}

function links(call: Call, perPage: number, relations: readonly (readonly [string, number | null])[]): string {
  const address = `${call.world.instance.url}/api/v4${call.path}`
  return relations
    .filter((relation) => relation[1] !== null)
    .map(([name, page]) => {
      const query = new URLSearchParams(call.query)
      query.set('page', String(page))
      query.set('per_page', String(perPage))
      query.delete('private_token')
      return `<${address}?${query.toString()}>; rel="${name}"`
    })
    .join(', ')
}
