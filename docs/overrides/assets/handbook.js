// Two comforts, and pages work without them: switching language keeps the section, and leaving is
// quicker. Nothing is stored and nothing is asked of any host.
"use strict";

const switches = document.querySelectorAll(".hb-languages a");

function keepSection() {
  for (const link of switches) link.hash = location.hash; // section ids are the same in all languages
}

addEventListener("hashchange", keepSection);
keepSection();

const exits = document.querySelectorAll("a[data-exit]");

function leave(address) {
  document.documentElement.hidden = true;
  location.replace(address); // so that "back" does not lead here
}

for (const link of exits) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
}

// Coming "back" to a page that was left: show it again, since the reader asked for it.
addEventListener("pageshow", () => {
  document.documentElement.hidden = false;
});

// A wide table scrolls inside its box: let the keyboard reach it.
for (const table of document.querySelectorAll("article table")) {
  if (table.scrollWidth > table.clientWidth) table.tabIndex = 0;
}
