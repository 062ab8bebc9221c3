"use strict";
// Keeps the page up to date, and leaves open what is open and the focus where it is.
const EVERY_MILLIS = 10000;

const bar = document.createElement("p");
bar.className = "live";
const pause = document.createElement("button");
pause.type = "button";
pause.setAttribute("aria-pressed", "false");
pause.textContent = "Pause";
const state = document.createElement("span");
bar.append(pause, " ", state);
document.querySelector("header").before(bar);

let timer = 0;

function nameOf(element) {
  const card = element.closest("article");
  const place = element.closest("section");
  const all = element.closest("details");
  const name = all ? all.querySelector("summary .name").textContent : "";
  // An example's name is how long it took, which changes: it is told apart by its card.
  return (place ? place.getAttribute("aria-labelledby") : "") + "|" +
    (card ? card.id + "|" + all?.className : name);
}

// Wide tables are moved sideways to be read.
function sideways() {
  const places = new Map();
  for (const region of document.querySelectorAll("main .scroll")) {
    places.set(nameOf(region), region.scrollLeft);
  }
  return places;
}

function show(fresh) {
  const places = sideways();
  const known = new Map();
  for (const details of document.querySelectorAll("main details")) {
    known.set(nameOf(details), details.open);
  }
  const active = document.activeElement;
  const focused = active && active.tagName === "SUMMARY" ? nameOf(active) : null;
  for (const details of fresh.querySelectorAll("main details")) {
    const open = known.get(nameOf(details));
    if (open !== undefined) {
      details.open = open;
    }
  }
  for (const part of ["header", "main", "footer"]) {
    const now = fresh.querySelector(part);
    if (now) {
      document.querySelector(part).replaceWith(document.adoptNode(now));
    }
  }
  for (const region of document.querySelectorAll("main .scroll")) {
    region.scrollLeft = places.get(nameOf(region)) || 0;
  }
  if (focused) {
    for (const summary of document.querySelectorAll("main summary")) {
      if (nameOf(summary) === focused) {
        summary.focus({ preventScroll: true });
      }
    }
  }
}

async function refresh() {
  try {
    const answer = await fetch("/", { cache: "no-store" });
    show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    state.textContent = "As of " + new Date().toLocaleTimeString();
  } catch (gone) {
    state.textContent = "The application does not answer any more";
  }
}

function start() {
  timer = setInterval(refresh, EVERY_MILLIS);
  state.textContent = "Kept up to date";
}

pause.addEventListener("click", () => {
  const paused = pause.getAttribute("aria-pressed") === "true";
  pause.setAttribute("aria-pressed", String(!paused));
  if (paused) {
    refresh();
    start();
  } else {
    clearInterval(timer);
    state.textContent = "Paused";
  }
});
start();
