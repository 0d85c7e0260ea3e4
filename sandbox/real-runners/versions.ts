/**
 * The versions of every program that the proof on real runners and `.ci/run` install. Nothing else names one.
 */
export const versions = {
  /** nektos/act as people get it today. */
  act: '0.2.89',
  /** The first act that accepts `using: node24`. */
  oldestAct: '0.2.81',
  actionlint: '1.7.12',
  /** The package that brings this actionlint. */
  actionlintPackage: '1.7.12.25',
  zizmor: '1.32.0',
} as const
