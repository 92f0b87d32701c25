// Saves a form while somebody writes in it, and says so; without it the Save button does the same.
//
// The form names the address and every sentence (data-autosave, data-autosave-saved, …), because
// sentences are translated where the page is made. It stops for good when another page has saved
// meanwhile: the Save button then shows both versions.

const SECONDS = 20;
const form = document.querySelector("form[data-autosave]");

function begin(form) {
  const said = document.getElementById("autosave-said");
  const revision = form.elements.namedItem("revision");
  let changed = false;
  let stopped = false;
  let busy = false;

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
      say(form.dataset.autosaveRefused);
    } else {
      changed = true;
      say(form.dataset.autosaveFailed);
    }
  };

  const save = async () => {
    if (!changed || stopped || busy) {
      return;
    }
    busy = true;
    changed = false;
    try {
      const answer = await fetch(form.dataset.autosave, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        credentials: "same-origin",
        redirect: "manual",
      });
      if (!stopped) {
        take(answer);
      }
    } catch {
      changed = true;
      say(form.dataset.autosaveFailed);
    } finally {
      busy = false;
    }
  };

  form.addEventListener("input", () => {
    changed = true;
  });
  // What the button sends must not meet what the clock sends.
  form.addEventListener("submit", () => {
    stopped = true;
  });
  window.setInterval(save, SECONDS * 1000);
}

if (form) {
  begin(form);
}
