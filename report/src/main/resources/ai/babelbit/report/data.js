// Reads the report's data; ReportJson is its writer.

const SPACE = /[\x09-\x0d\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;
const STEP_NUMBERS = 6;
const SCALE = 10000;

/** The words of a text, split where the contest splits them. */
export function wordsOf(text) {
  return text.split(SPACE).filter((word) => word !== '');
}

function predictorOf(raw, slot) {
  const answered = raw.outcomes.answered ?? 0;
  const asked = Object.values(raw.outcomes).reduce((sum, n) => sum + n, 0);
  return {
    ...raw,
    slot,
    rank: slot + 1,
    mean: raw.mean / SCALE,
    low: raw.low / SCALE,
    high: raw.high / SCALE,
    challenge: raw.challenge / SCALE,
    byStep: raw.byStep.map((u) => u / SCALE),
    asked,
    answered,
  };
}

function stepsOf(flat, strings, kinds) {
  const steps = [];
  for (let i = 0; i < flat.length; i += STEP_NUMBERS) {
    steps.push({
      text: strings[flat[i]],
      lexical: flat[i + 1] / SCALE,
      semantic: flat[i + 2] / SCALE,
      u: flat[i + 3] / SCALE,
      millis: flat[i + 4],
      kind: kinds[flat[i + 5]],
    });
  }
  return steps;
}

function detailOf(raw, index, report) {
  const { strings, kinds, predictors } = report;
  const words = raw.words.map((i) => strings[i]);
  const runs = raw.runs.map(([predictor, bestStep, bestU, flat]) => ({
    predictor: predictors[predictor],
    bestStep,
    bestU: bestU / SCALE,
    steps: stepsOf(flat, strings, kinds),
  }));
  const best = runs.map((run) => run.bestU);
  return {
    index,
    dialogue: strings[raw.dialogue],
    utterance: raw.utterance,
    language: raw.language === undefined ? null : strings[raw.language],
    context: raw.context.map((i) => strings[i]),
    words,
    text: words.join(' '),
    runs: runs.sort((a, b) => a.predictor.slot - b.predictor.slot),
    steps: Math.max(words.length, ...runs.map((run) => run.steps.length)),
    top: Math.max(0, ...best),
    spread: best.length > 1 ? Math.max(...best) - Math.min(...best) : 0,
  };
}

/** The report out of its script element. */
export function readReport(element) {
  const raw = JSON.parse(element.textContent);
  const predictors = raw.predictors.map(predictorOf);
  const report = { ...raw, predictors };
  return { ...report, details: raw.details.map((detail, index) => detailOf(detail, index, report)) };
}
