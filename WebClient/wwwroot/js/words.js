// Numbers as people read them, and elements with text: what came from files is only ever text.
const MEGA = 1024 * 1024;

export function size(bytes) {
  return bytes < 1024 ? `${Math.round(bytes)} bytes`
    : bytes < MEGA ? `${(bytes / 1024).toFixed(1)} KB`
    : bytes < 1024 * MEGA ? `${(bytes / MEGA).toFixed(1)} MB`
    : `${(bytes / 1024 / MEGA).toFixed(2)} GB`;
}

export function span(seconds) {
  return seconds < 90 ? `${Math.max(1, Math.round(seconds))} seconds`
    : seconds < 5400 ? `${Math.round(seconds / 60)} minutes`
    : `${(seconds / 3600).toFixed(1)} hours`;
}

export function element(name, className, ...content) {
  const made = document.createElement(name);
  made.className = className;
  made.append(...content);
  return made;
}
