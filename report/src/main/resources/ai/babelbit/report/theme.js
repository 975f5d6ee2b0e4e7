// Light or dark: as the system says until the reader says otherwise.

const KEY = 'babelbit-theme';
const DARK = matchMedia('(prefers-color-scheme: dark)');

function remembered() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is off for this file: the choice then lasts as long as the page
  }
}

function remember(theme) {
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // as above
  }
}

/** Lets the button switch between the two. */
export function themeToggle(button) {
  const root = document.documentElement;
  const current = () => root.dataset.theme ?? (DARK.matches ? 'dark' : 'light');
  const label = () => {
    const other = current() === 'dark' ? 'Light' : 'Dark';
    button.textContent = other;
    button.setAttribute('aria-label', `Switch to ${other.toLowerCase()} colours`);
  };
  const kept = remembered();
  if (kept === 'dark' || kept === 'light') {
    root.dataset.theme = kept;
  }
  button.addEventListener('click', () => {
    root.dataset.theme = current() === 'dark' ? 'light' : 'dark';
    remember(root.dataset.theme);
    label();
  });
  DARK.addEventListener('change', label);
  label();
}
