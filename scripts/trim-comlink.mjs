// What the builds take out of Comlink: what the guard never lets happen anyway (docs/decisions/0001-guarded-comlink.md).
// Without it there is less to carry and less to attack. Tests of the sources run Comlink as it is shipped.

const version = '4.4.2';

/**
 * Each cut takes out whole statements, and must match exactly so often: another Comlink does not build.
 * @type {readonly { what: string, pattern: RegExp, count: number, instead?: string }[]}
 */
const cuts = [
  {
    what: 'the messages that are no calls, in expose()',
    pattern: /^ {16}case "(?:GET|SET|CONSTRUCT|ENDPOINT|RELEASE)"[^]*?^ {20}break;\n/gm,
    count: 5,
  },
  { what: 'what follows a RELEASE', pattern: /^ {12}if \(type === "RELEASE"[^]*?^ {12}\}\n/gm, count: 1 },
  { what: 'what is no call, in the proxy', pattern: /^ {8}(?:get|set|construct)\(_target[^]*?^ {8}\},\n/gm, count: 3 },
  {
    what: 'the names with a meaning of their own, in the proxy',
    pattern: /^ {12}if \(last === [^]*?^ {12}\}\n/gm,
    count: 2,
  },
  { what: 'the last name, which they were compared with', pattern: /^ {12}const last = .*\n/gm, count: 1 },
  { what: 'the release of proxies', pattern: /^ {12}throwIfProxyReleased\(isProxyReleased\);\n/gm, count: 1 },
  { what: 'the counting of proxies', pattern: /^ {4}registerProxy\(proxy, ep\);\n/gm, count: 1 },
  { what: 'the finaliser of proxies', pattern: /^const proxyFinalizers = [^]*?^ {4}\}\);\n/gm, count: 1 },
  {
    what: 'the handlers of values, on their way out',
    pattern: /^ {4}for \(const \[name, handler\] of transferHandlers\)[^]*?^ {4}\}\n/gm,
    count: 1,
  },
  { what: 'the handlers of values, on their way in', pattern: /^ {8}case "HANDLER"[^]*?;\n/gm, count: 1 },
  { what: 'the path of a call, in the proxy', pattern: /^ {16}path: .*\n/gm, count: 1 },
  { what: 'the path of a proxy', pattern: /, path = \[\]|, \[\](?=, target\))/g, count: 2 },
  {
    what: 'the choice of what is wrapped',
    pattern: /(?<=function (?:wrap|createProxy)\(.*), target.*(?=\))|(?<=createProxy\(.*), target(?=\))/g,
    count: 3,
  },
  { what: 'what is wrapped', pattern: /new Proxy\(target,/g, count: 1, instead: 'new Proxy(function () { },' },
  {
    what: 'the transfer lists of values',
    pattern: /return \[\n {8}(\{[^]*?\}),\n {8}transferCache.*\n {4}\]/g,
    count: 1,
    instead: 'return $1',
  },
  {
    what: 'the transfer list of arguments',
    pattern: /\[argumentList, transferables\] = processArguments\(rawArgumentList\)/g,
    count: 1,
    instead: 'argumentList = rawArgumentList.map(toWireValue)',
  },
  {
    what: 'the checks for messages of others',
    pattern: /^ {8}if \(!(?:ev|data) \|\| !\w+\.\w+\) \{\n.*\n {8}\}\n/gm,
    count: 2,
  },
  { what: 'the origins of a window', pattern: /^ {8}if \(!isAllowedOrigin[^]*?^ {8}\}\n/gm, count: 1 },
  { what: 'the start of a port', pattern: /^( +)if \(ep\.start\) \{\n.*\n\1\}\n/gm, count: 2 },
  {
    what: 'the answer that cannot be cloned',
    pattern: /\n +\.catch\(\(error\) => \{\n +\/\/ Send Serialization Error[^]*?\n {8}\}\)/g,
    count: 1,
  },
  {
    what: 'the transfer list of an answer',
    pattern: /\[wireValue, transferables\] = /g,
    count: 1,
    instead: 'wireValue = ',
  },
  { what: 'the transfer lists of messages', pattern: /, transfer(?:able)?s(?=\))/g, count: 8 },
  {
    what: 'ids of its own make, which nobody else reads',
    pattern: /new Array\(4\)[^]*?\.join\("-"\)/g,
    count: 1,
    instead: 'Symbol()',
  },
  {
    what: 'the net under answers, which never reject',
    pattern: /\n +\.catch\(\(value\) => \{\n +return \{ value, \[throwMarker\]: 0 \};\n +\}\)/g,
    count: 1,
  },
  {
    what: 'the answer to no call, which is known beforehand',
    pattern: /^ {8}if \(!resolver\) \{\n.*\n {8}\}\n/gm,
    count: 1,
  },
  {
    what: 'the net under the settling of a promise',
    pattern: /^ {8}try \{\n {12}(resolver.*)\n {8}\}\n {8}finally \{\n {12}(.*)\n {8}\}\n/gm,
    count: 1,
    instead: '$1\n$2\n',
  },
  {
    what: 'the choice among one, of values',
    pattern: /^ {4}switch \(value\.type\) \{\n.*\n {12}(return .*)\n {4}\}\n/gm,
    count: 1,
    instead: '$1\n',
  },
  {
    what: 'the walk along a path, which is always empty',
    pattern: /^ {12}const (?:parent|rawValue) = path\..*\n/gm,
    count: 2,
  },
  {
    what: 'the end of that walk',
    pattern: /rawValue\.apply\(parent, argumentList\)/g,
    count: 1,
    instead: 'obj(...argumentList)',
  },
  {
    what: 'the choice among one, and the net under what never throws, in expose()',
    pattern: /^ {8}try \{\n {12}switch[^]*?(returnValue = .*)\n[^]*?^ {8}catch \(value\) \{\n.*\n {8}\}\n/gm,
    count: 1,
    instead: '$1\n',
  },
  {
    what: 'what may be no promise, which an answer always is, and the names of what is used once',
    pattern: /^ {8}let returnValue;\n.*\n {8}Promise\.resolve\(returnValue\)\s+(.*)\n.*\n/gm,
    count: 1,
    instead: '        obj(...ev.data.argumentList.map(fromWireValue))$1\n',
  },
  {
    what: 'the copy of an answer',
    pattern: /Object\.assign\(Object\.assign\(\{\}, wireValue\), \{ id \}\)/g,
    count: 1,
    instead: 'Object.assign(toWireValue(returnValue), { id: ev.data.id })',
  },
  {
    what: 'the parts of a call, which are named where they are used',
    pattern: /^ {8}const (?:\{ id, type, path \}|argumentList) = .*\n/gm,
    count: 2,
  },
  {
    what: 'the endpoint that is not given, and whose messages it takes',
    pattern: /(?<=function expose\(obj, ep) = globalThis, .*(?=\) \{)/g,
    count: 1,
  },
  {
    what: 'the names of what is used once, in wrap()',
    pattern: /^ {8}const \{ data \} = ev;\n.*\nresolver\(data\);\n.*\n/gm,
    count: 1,
    instead: '        pendingListeners.get(ev.data.id)(ev.data);\n        pendingListeners.delete(ev.data.id);\n',
  },
  { what: 'the kinds of messages and of values', pattern: /^ {12,16}type: "(?:APPLY|RAW)".*\n/gm, count: 2 },
];

/** @type {(source: string) => string} */
function trimComlink(source) {
  return cuts.reduce((text, { what, pattern, count, instead = '' }) => {
    const found = text.match(pattern)?.length ?? 0;
    if (found !== count) throw new Error(`Comlink ${version} has ${what} ${count} times, and this one ${found} times`);
    return text.replace(pattern, instead);
  }, source);
}

/** Trims Comlink where it is bundled. @type {() => import('vite').Plugin} */
export function comlinkTrimmer() {
  return {
    name: 'roompane:trim-comlink',
    transform: {
      filter: { id: /\/comlink\/dist\/esm\/comlink\.mjs$/ },
      handler: (source) => ({ code: trimComlink(source), map: null }),
    },
  };
}
