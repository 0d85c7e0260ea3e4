export const ADDRESS = 'https://gitlab.example.com'
export const PROJECT = 'group/app'
/** The same in every GitLab in memory: what must never be printed is remembered for as long as this process lives. */
export const TOKEN = 'glpat-7Kq2nVx9RbTzW4mYc1Ld'
