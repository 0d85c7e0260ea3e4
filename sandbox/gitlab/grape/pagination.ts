import { internalError, type Answer } from '../answer.js'
import type { Call } from '../endpoint.js'
import type { Rule } from './parameters.js'

/** `use :pagination` of lib/api/pagination_params.rb */
export const paginationRules: Readonly<Record<string, Rule>> = {
  page: { type: 'integer', default: 1 },
  per_page: { type: 'integer', default: 20 },
}

/** One page of the rows, with the headers of lib/gitlab/pagination/offset_header_builder.rb. */
export function paginate<Row>(call: Call, rows: readonly Row[], present: (row: Row) => unknown): Answer {
  const page = Math.max(1, call.params.whole('page'))
  const asked = call.params.whole('per_page')
  // Kaminari: a negative size is passed over, a hundred is the most, and zero is an error (ZeroPerPageOperation).
  if (asked === 0) throw internalError()
  const perPage = asked < 0 ? 20 : Math.min(100, asked)
  const pages = Math.ceil(rows.length / perPage)
  const outOfRange = page > pages
  const next = outOfRange || page === pages ? null : page + 1
  const previous = outOfRange || page === 1 ? null : page - 1
  // "Ensure there is in total at least 1 page"
  const totalPages = Math.max(1, pages)
  return {
    status: 200,
    headers: {
      'x-per-page': String(perPage),
      'x-page': String(page),
      'x-next-page': String(next ?? ''),
      'x-prev-page': String(previous ?? ''),
      link: links(call, perPage, { prev: previous, next, first: 1, last: totalPages }),
      'x-total': String(rows.length),
      'x-total-pages': String(totalPages),
    },
    json: rows.slice((page - 1) * perPage, page * perPage).map(present),
  }
}

// The links carry every parameter, those of the path and the defaults included, in the order of their names.
function links(call: Call, perPage: number, pages: Readonly<Record<string, number | null>>): string {
  const address = `${call.world.instance.url}/api/v4${call.path}`
  return Object.entries(pages)
    .flatMap(([name, page]) => {
      if (page === null) return []
      const query = new URLSearchParams(call.query)
      const set = [...call.params.asQuery(), ['id', call.part('id')], ['page', page], ['per_page', perPage]] as const
      for (const [key, value] of set) query.set(key, String(value))
      query.sort()
      return [`<${address}?${query.toString()}>; rel="${name}"`]
    })
    .join(', ')
}
