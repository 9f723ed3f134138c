const KEY = 'roompane-offline';

/** Was the line down when this tab was loaded before? A link says nothing of it. */
export function readKeptOffline(): boolean {
  try {
    return sessionStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

export function keepOffline(isOffline: boolean): void {
  try {
    if (isOffline) sessionStorage.setItem(KEY, '');
    else sessionStorage.removeItem(KEY);
  } catch {
    // Then a page that is loaded again has its line.
  }
}
