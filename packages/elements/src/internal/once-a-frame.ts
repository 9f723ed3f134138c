/** Does something in the next frame, once, however often it is asked to. A hidden page has no frames. */
export function onceAFrame(act: () => void): () => void {
  let isDue = false;
  return () => {
    if (isDue) return;
    isDue = true;
    requestAnimationFrame(() => {
      isDue = false;
      act();
    });
  };
}
