// Ties the numbered rules of the specification to the tests that quote them.

/** A rule begins a list item: `- **HS1** The add-in …`. @param {string} spec @returns {string[]} */
const ruleIds = (spec) => [...spec.matchAll(/^\s*(?:[-*] )?\*\*([A-Z]{2}\d+)\*\*/gm)].map(([, id = '']) => id);

/** A title quotes its rules at its beginning: `'[HS1] [HS2] refuses …'`. @param {string} source @returns {string[]} */
const quotedIds = (source) =>
  [...source.matchAll(/['"`]((?:\[[A-Z]{2}\d+\] ?)+)/g)].flatMap(([, ids = '']) => ids.match(/[A-Z]{2}\d+/g) ?? []);

/**
 * @param {string} spec
 * @param {Map<string, string>} tests each test file's source by its path
 * @returns {{ rules: string[], untested: string[], problems: string[] }}
 */
export function checkRules(spec, tests) {
  const rules = ruleIds(spec);
  const quoted = new Set();
  const problems = rules.filter((id, index) => rules.indexOf(id) !== index).map((id) => `${id} is numbered twice`);
  for (const [path, source] of tests) {
    for (const id of quotedIds(source)) {
      quoted.add(id);
      if (!rules.includes(id)) problems.push(`${path} quotes [${id}], and the specification has no such rule`);
    }
  }
  const untested = rules.filter((id) => !quoted.has(id));
  return { rules, untested, problems: [...new Set(problems)] };
}
