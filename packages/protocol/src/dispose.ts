/** Where `using` looks for what it calls at the end of its block, also in engines that do not know it yet: Safari is one. */
export const dispose: typeof Symbol.dispose = Symbol.dispose ?? Symbol.for('Symbol.dispose');
