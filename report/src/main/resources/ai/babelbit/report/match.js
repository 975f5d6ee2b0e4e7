// Which words of a guess are right: the longest common run of words, in order, gaps allowed.

const MOST_WORDS = 160;

/** For each guessed word the index of the truth's word that it meets, or -1. Words past the 160th meet none. */
export function align(guess, truth) {
  const n = Math.min(guess.length, MOST_WORDS);
  const m = Math.min(truth.length, MOST_WORDS);
  const width = m + 1;
  const best = new Uint16Array((n + 1) * width);
  for (let i = n - 1; i >= 0; i -= 1) {
    for (let j = m - 1; j >= 0; j -= 1) {
      best[i * width + j] = guess[i] === truth[j]
        ? best[(i + 1) * width + j + 1] + 1
        : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  const met = new Array(guess.length).fill(-1);
  for (let i = 0, j = 0; i < n && j < m;) {
    if (guess[i] === truth[j]) {
      met[i] = j;
      i += 1;
      j += 1;
    } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) {
      i += 1;
    } else {
      j += 1;
    }
  }
  return met;
}
