// The genome browser's menus, dialogs and buttons by keyboard: igv makes them of elements that only a mouse finds.
const panels = ".igv-menu-popup, .igv-ui-popover, .igv-ui-generic-dialog-container, .igv-ui-generic-container, .igv-track-label-popover";
const gears = ".igv-gear-menu-column > div > div > svg";
const closers = ".igv-menu-popup-header > div, .igv-ui-generic-dialog-header > div, .igv-ui-popover > div:first-child > div:last-child, .igv-ui-generic-container > div:first-child > div, .igv-track-label-popover__close";
const named = ".igv-ui-generic-dialog-ok-cancel > div, .igv-track-label";
const menus = ".igv-menu-popup > div:last-child";
const items = "[role^=menuitem]";

export function openToKeys(place, browser) {
  const root = place.shadowRoot;
  let open = new Set();
  let down; // the key that opened something, until it is let go
  let back; // what opened a panel by key, and gets the focus when all are closed

  function button(element, name) {
    if (name && !element.role) {
      element.role = "button";
      element.ariaLabel = name;
      element.setAttribute("tabindex", "0");
    }
  }

  // What igv has made by now. What it makes of a menu it makes anew each time.
  function dress() {
    for (const gear of root.querySelectorAll(gears)) {
      const track = browser.trackViews.find(view => view.gear === gear.parentElement)?.track;
      button(gear, "Menu");
      gear.setAttribute("aria-haspopup", "menu");
      gear.ariaLabel = `Menu of the track ${track?.name || track?.type || ""}`.trim(); // tracks are renamed
    }

    root.querySelectorAll(closers).forEach(element => button(element, "Close"));
    root.querySelectorAll(named).forEach(element => button(element, element.textContent.trim()));
    for (const menu of root.querySelectorAll(menus)) {
      menu.role = "menu";
      menu.ariaLabel = "Menu of the track";
      [...menu.children].filter(item => item.matches("div:not([role]):not(:has(input))")).forEach(menuItem);
    }
  }

  function menuItem(item) {
    const tick = item.matches(".igv-menu-popup-check-container") && item.querySelector("svg path");
    item.role = tick ? "menuitemcheckbox" : "menuitem";
    item.tabIndex = -1;
    if (tick) {
      item.ariaChecked = `${tick.getAttribute("fill") !== "transparent"}`;
    }
  }

  function isLost() {
    return document.activeElement === document.body || (document.activeElement === place && !root.activeElement?.checkVisibility());
  }

  function settle() {
    dress();
    const before = open;
    open = new Set([...root.querySelectorAll(panels)].filter(panel => panel.checkVisibility()));
    root.querySelectorAll(gears).forEach(gear => { gear.ariaExpanded = `${!!gear.parentElement.querySelector(panels)?.checkVisibility()}`; });
    if (!back) {
      return; // a mouse is at work
    }

    const opened = [...open].find(panel => !before.has(panel));
    if (opened) {
      [items, "input", "[role=button]"].map(what => opened.querySelector(what)).find(found => found)?.focus();
    } else if (open.size === 0 && isLost()) {
      (back.isConnected ? back : root.querySelector(gears))?.focus();
      back = undefined;
    }
  }

  // igv opens things where the mouse is.
  function press(element) {
    if (!element.closest(panels)) {
      back = element;
    }

    const { x, y, width, height } = element.getBoundingClientRect();
    element.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, clientX: x + width / 2, clientY: y + height / 2 }));
    settle();
  }

  function close(panel) {
    const closer = panel.querySelector(closers);
    if (closer) {
      press(closer);
    }
  }

  function step(item, key) {
    const all = [...item.parentElement.querySelectorAll(items)];
    const at = { ArrowDown: all.indexOf(item) + 1, ArrowUp: all.indexOf(item) - 1, Home: 0, End: -1 }[key];
    all.at(at % all.length).focus();
  }

  root.addEventListener("keydown", event => {
    const { key, target } = event;
    const panel = target.closest(panels) ?? [...open].at(-1);
    const isItem = target.matches(items);
    if ((key === "Enter" || key === " ") && (isItem || target.role === "button")) {
      event.preventDefault();
      down = key;
      press(target);
    } else if (key === "Escape" && panel) {
      event.preventDefault();
      close(panel);
    } else if (isItem && ["ArrowDown", "ArrowUp", "Home", "End"].includes(key)) {
      event.preventDefault();
      step(target, key);
    } else if (isItem && key === "Tab") {
      close(panel); // and go on from what opened it
    }
  });
  root.addEventListener("keyup", event => {
    if (event.key === down) {
      down = undefined;
      event.stopPropagation(); // a dialog that Enter opened would take it for its own, and close
    }
  }, true);
  new MutationObserver(changes => {
    if (changes.some(change => change.type === "childList" || change.target.matches(panels))) {
      settle();
    }
  }).observe(root, { subtree: true, childList: true, attributeFilter: ["style"] });
  settle();
}
