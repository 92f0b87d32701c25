// Lets a form with data-passkey="get" or "create" ask the browser for a passkey and send its answer.
// The form holds the question in data-options (JSON of Web Authentication Level 3) and a hidden
// field "answer". Without this script, or without passkeys, the page says which other way there is.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) =>
    letter.charCodeAt(0),
  );

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const opened = (descriptors) =>
  (descriptors ?? []).map((each) => ({ ...each, id: toBytes(each.id) }));

const toCreate = (options) => ({
  ...options,
  challenge: toBytes(options.challenge),
  user: { ...options.user, id: toBytes(options.user.id) },
  excludeCredentials: opened(options.excludeCredentials),
});

const toGet = (options) => ({
  ...options,
  challenge: toBytes(options.challenge),
  allowCredentials: opened(options.allowCredentials),
});

const answerOf = (credential) => {
  const given = credential.response;
  const response = { clientDataJSON: toText(given.clientDataJSON) };
  if (given.attestationObject) {
    response.attestationObject = toText(given.attestationObject);
    response.transports = given.getTransports?.() ?? [];
  } else {
    response.authenticatorData = toText(given.authenticatorData);
    response.signature = toText(given.signature);
    response.userHandle = given.userHandle ? toText(given.userHandle) : null;
  }
  return JSON.stringify({
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    response,
    clientExtensionResults: {},
  });
};

const ask = (kind, options) =>
  kind === "create"
    ? navigator.credentials.create({ publicKey: toCreate(options) })
    : navigator.credentials.get({ publicKey: toGet(options) });

for (const form of document.querySelectorAll("form[data-passkey]")) {
  const part = (name) => document.querySelector(`[data-passkey-${name}]`);
  if (!globalThis.PublicKeyCredential) {
    continue;
  }
  part("missing").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (form.elements.answer.value) {
      return;
    }
    event.preventDefault();
    part("failed").hidden = true;
    try {
      const options = JSON.parse(form.dataset.options);
      form.elements.answer.value = answerOf(await ask(form.dataset.passkey, options));
    } catch {
      // The person cancelled, or the device has no fitting passkey.
      part("failed").hidden = false;
      part("failed").focus();
      return;
    }
    form.submit();
  });
}
