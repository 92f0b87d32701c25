// Saves a form while somebody writes in it, and says so; without it the Save button does the same.
//
// The form names the address and every sentence (data-autosave, data-autosave-saved, …), because
// sentences are translated where the page is made. It stops for good when another page has saved
// meanwhile: the Save button then shows both versions.

const SECONDS = 20;
const form = document.querySelector("form[data-autosave]");

function answers(form) {
  const fields = new FormData(form);
  ["csrf_token", "practice_id", "revision"].forEach((name) => fields.delete(name));
  // What is stored has no space around it, and line ends of one kind.
  return JSON.stringify(Array.from(fields, ([name, text]) => [name, text.trim().split(/\s+/)]));
}

function begin(form) {
  const said = document.getElementById("autosave-said");
  const revision = form.elements.namedItem("revision");
  let changed = false;
  let stopped = false;
  let running = null;
  let waiting = false;

  const say = (sentence) => {
    if (said.textContent !== sentence) {
      said.textContent = sentence;
    }
  };

  const take = (answer) => {
    if (answer.status === 204) {
      revision.value = answer.headers.get("Linkpin-Revision");
      const time = new Date().toLocaleTimeString(document.documentElement.lang, {
        hour: "2-digit",
        minute: "2-digit",
        hourCycle: "h23",
      });
      say(form.dataset.autosaveSaved.replace("{time}", time));
    } else if (answer.status === 409) {
      stopped = true;
      say(form.dataset.autosaveElsewhere);
    } else if (answer.status === 422) {
      const isWorry = answer.headers.get("Linkpin-Refused") === "worry";
      say(isWorry ? form.dataset.autosaveWorry : form.dataset.autosaveRefused);
    } else {
      changed = true;
      say(form.dataset.autosaveFailed);
    }
  };

  const save = async () => {
    changed = false;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
        redirect: "manual",
        signal: AbortSignal.timeout(SECONDS * 1000),
      });
      take(answer);
    } catch {
      changed = true;
      say(form.dataset.autosaveFailed);
    }
  };

  // A page from the browser's memory was left by its button. If what is stored is what stands here,
  // it goes on from there; else it is sent as it was, and whoever changed it meanwhile is told.
  const lookAgain = async () => {
    const mine = answers(form);
    let stored = null;
    changed = false;
    try {
      const answer = await fetch(form.dataset.autosaveStored, {
        credentials: "same-origin",
        redirect: "manual",
        signal: AbortSignal.timeout(SECONDS * 1000),
      });
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      stored = page.querySelector("form[data-autosave]");
    } catch {
      // It is asked by sending, then.
    }
    if (stored && answers(stored) === mine) {
      revision.value = stored.elements.namedItem("revision").value;
    } else {
      changed = true;
    }
  };

  const run = async (step) => {
    running = step();
    await running;
    running = null;
  };

  form.addEventListener("input", () => {
    changed = true;
  });
  // What the button sends must not meet what the clock sends.
  form.addEventListener("submit", async (event) => {
    stopped = true;
    if (!running) {
      return;
    }
    event.preventDefault();
    if (waiting) {
      return;
    }
    waiting = true;
    while (running) {
      await running;
    }
    waiting = false;
    form.requestSubmit(event.submitter);
  });
  window.addEventListener("pageshow", async (event) => {
    if (event.persisted) {
      stopped = false;
      say("");
      await running;
      await run(lookAgain);
    }
  });
  window.setInterval(() => {
    if (changed && !stopped && !running) {
      run(save);
    }
  }, SECONDS * 1000);
}

if (form) {
  begin(form);
}
