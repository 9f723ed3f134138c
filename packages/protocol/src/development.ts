/** Defined by the production build alone; everywhere else (source, tests, the development build) it is absent. */
declare const __ROOMPANE_PRODUCTION__: boolean | undefined;

/** True where long texts are worth their bytes. Minifiers fold it, so that production builds drop what it guards. */
export const isDevelopment: boolean = typeof __ROOMPANE_PRODUCTION__ === 'undefined';
