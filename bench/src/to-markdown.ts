import type { Circumstances, Figure, Mode, Results } from './figures.ts';
import { OWN_ROWS, type Row, ROWS } from './rows.ts';
import { judge } from './targets.ts';

/** Three digits that count, thousands apart: 1.23, 45.6, 789, 12,300. */
export function toNumber(value: number): string {
  if (value === 0) return '0';
  const digits = Math.max(0, 2 - Math.floor(Math.log10(Math.abs(value))));
  const rounded = Number(value.toPrecision(3));
  return rounded.toLocaleString('en', { minimumFractionDigits: Math.min(digits, 2), maximumFractionDigits: 2 });
}

/** Bytes and counts are exact. */
function toValue({ value }: Figure, { unit }: Row): string {
  if (unit === 'B' || unit === '') return value.median.toLocaleString('en');
  return toNumber(value.median) + (unit === '/s' || unit === '×' ? unit : ` ${unit}`);
}

/** The value, and beside raw the ratio’s median with its quartiles. */
function toCell(figure: Figure | undefined, row: Row): string {
  if (!figure) return '–';
  const { ratio } = figure;
  if (!ratio) return toValue(figure, row);
  return `${toValue(figure, row)} · **${toNumber(ratio.median)}×** (${toNumber(ratio.low)}–${toNumber(ratio.high)})`;
}

function table(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const rule = header.map((_, index) => (index === 0 ? '---' : '---:'));
  return [line(header), line(rule), ...rows.map(line)].join('\n');
}

/** The table of one mode: a measure a row, a contestant a column. */
export function writeTable(figures: readonly Figure[], mode: Mode, contestants: readonly string[]): string {
  const ofMode = figures.filter((figure) => figure.mode === mode);
  // A reference is a column only where it was measured.
  const columns = contestants.filter((name) => ofMode.some(({ contestant }) => contestant === name));
  const rows = ROWS.filter(({ measure }) => ofMode.some((figure) => figure.measure === measure)).map((row) => [
    row.title,
    ...columns.map((name) =>
      toCell(
        ofMode.find(({ measure, contestant }) => measure === row.measure && contestant === name),
        row,
      ),
    ),
  ]);
  return rows.length ? table([mode, ...columns], rows) : '';
}

/** What Roompane must reach, and whether it does. */
export function writeTargets(figures: readonly Figure[]): string {
  const rows = judge(figures).map(({ target: { says, of, atMost, atLeast }, mode, measured, spread, isReached }) => {
    const times = of === 'ratio' ? '×' : '';
    // A value beside its limit is written out, so that rounding hides nothing.
    const exact = measured.toLocaleString('en', { maximumFractionDigits: 2 });
    const limit = atMost === undefined ? `≥ ${atLeast}${times}` : `≤ ${atMost.toLocaleString('en')}${times}`;
    return [
      says,
      mode,
      limit,
      `${of === 'ratio' ? toNumber(measured) : exact}${times}`,
      spread.samples === 1 ? '' : `${toNumber(spread.low)}–${toNumber(spread.high)}`,
      isReached ? 'reached' : '**falls short**',
    ];
  });
  return rows.length ? table(['what Roompane must reach', 'frames', 'target', 'measured', 'quartiles', ''], rows) : '';
}

function writeOwn(figures: readonly Figure[]): string {
  const rows = OWN_ROWS.flatMap((row) =>
    figures
      .filter(({ measure }) => measure === row.measure)
      .map((figure) => [row.title, figure.mode, toCell(figure, row), spreadOf(figure, row)]),
  );
  return rows.length ? table(['Roompane alone', 'frames', 'median', 'quartiles'], rows) : '';
}

function spreadOf({ value: { low, high, samples } }: Figure, { unit }: Row): string {
  return unit === 'B' || samples === 1 ? '' : `${toNumber(low)}–${toNumber(high)} of ${samples}`;
}

export function writeCircumstances({
  date,
  machine,
  browser,
  commit,
  load,
  durationS,
  isQuick,
}: Circumstances): string {
  const quick = isQuick ? ' A quick run: fewer blocks than are published.' : '';
  return `${date}, ${browser}, ${machine}, load average ${load[0].toFixed(1)} before and ${load[1].toFixed(1)} after, ${Math.round(durationS)} s, commit ${commit}.${quick}`;
}

/** All of it. */
export function writeResults({ circumstances, figures }: Results, contestants: readonly string[]): string {
  return [
    writeCircumstances(circumstances),
    writeTargets(figures),
    writeTable(figures, 'cross-site', contestants),
    writeTable(figures, 'opaque', contestants),
    writeOwn(figures),
  ]
    .filter(Boolean)
    .join('\n\n');
}
