// Verifies requests of the exchange with an implementation that is not ours.
//
// stdin:  {"jwk": public key, "requests": [{"method", "url", "headers", "body"}, …]}
// stdout: ["accepted" or the reason of the refusal, …], one per request, in order.

import { createHash, createPublicKey } from "node:crypto";
import { readFileSync } from "node:fs";
import httpMessageSignatures from "http-message-signatures";

const { createVerifier, httpbis } = httpMessageSignatures;
const ALGORITHM = "ed25519";
const PARAMETERS = ["created", "expires", "keyid", "alg", "tag"];
const FIELDS = ["@method", "@target-uri", "linkpin-entity"];

const { jwk, requests } = JSON.parse(readFileSync(0, "utf8"));
const verify = createVerifier(createPublicKey({ key: jwk, format: "jwk" }), ALGORITHM);
const keyLookup = async ({ keyid }) =>
  keyid === jwk.kid ? { id: keyid, algs: [ALGORITHM], verify } : null;

// RFC 9530: the library checks that the header is signed, the body is for its caller to check.
function digestFits({ headers, body }) {
  const digest = createHash("sha256").update(body, "utf8").digest("base64");
  return body === "" || headers["content-digest"] === `sha-256=:${digest}:`;
}

async function verdict(request) {
  const posted = request.body !== "";
  try {
    const held = await httpbis.verifyMessage(
      {
        keyLookup,
        all: true,
        requiredParams: posted ? [...PARAMETERS, "nonce"] : PARAMETERS,
        requiredFields: posted ? [...FIELDS, "content-digest"] : FIELDS,
      },
      request,
    );
    if (held !== true) return "the signature does not hold";
    return digestFits(request) ? "accepted" : "the body is another one";
  } catch (error) {
    return error.message;
  }
}

process.stdout.write(JSON.stringify(await Promise.all(requests.map(verdict))));
