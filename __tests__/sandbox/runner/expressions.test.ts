import { evaluateValue, interpolate, isEnabled, type Surroundings } from '../../../sandbox/runner/expressions.js'

const at = (status: 'success' | 'failure' | 'cancelled'): Surroundings => ({
  contexts: { env: { A: 'a', EMPTY: '' }, steps: { one: { outcome: 'failure' } }, matrix: { list: [1, 2], yes: true } },
  status: { success: status === 'success', failure: status === 'failure', cancelled: status === 'cancelled' },
})

describe('a text', () => {
  test.each([
    ['plain', 'plain'],
    ['${{ env.A }}-${{ matrix.yes }}-${{ env.MISSING }}', 'a-true-'],
    ["${{ env.EMPTY || 'it''s }} fine' }}", "it's }} fine"],
    ['${{ steps.one.outcome }} ${{ steps.two.outcome }}', 'failure '],
    ["${{ format('{0}', fromJSON('{\"x\":1}').x) }}", '1'],
    ['$ { { env.A } }', '$ { { env.A } }'],
  ])('%j becomes %j', (source, text) => {
    expect(interpolate(source, at('success'))).toBe(text)
  })

  test('with an unknown context is refused', () => {
    expect(() => interpolate('${{ secrets.X }}', at('success'))).toThrow('secrets')
  })

  test('that is one expression keeps its kind', () => {
    expect(evaluateValue('${{ matrix.list }}', at('success'))).toEqual([1, 2])
    expect(evaluateValue('list', at('success'))).toBe('list')
  })
})

describe('a condition', () => {
  test.each([
    [undefined, true, false, false],
    ["env.A == 'a'", true, false, false],
    ["${{ env.A == 'a' }}", true, false, false],
    ['false', false, false, false],
    ['always()', true, true, true],
    ['${{ always() }}', true, true, true],
    ['!cancelled()', true, true, false],
    ['failure()', false, true, false],
    ["failure() && steps.one.outcome == 'failure'", false, true, false],
    ['cancelled()', false, false, true],
    ['always() && env.EMPTY', false, false, false],
    // a text around an expression is always true: a well-known trap
    ['${{ false }} ', false, false, false],
    ["${{ env.A == 'b' }} && true", true, false, false],
  ])('%j holds after success %s, after failure %s, after a cancel %s', (source, ...expected) => {
    expect((['success', 'failure', 'cancelled'] as const).map((status) => isEnabled(source, at(status)))).toEqual(
      expected,
    )
  })
})
