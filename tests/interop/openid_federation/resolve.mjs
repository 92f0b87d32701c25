// Resolves a federation with the published package, from answers given on stdin.
//
// In:  {"answers": {url: token}, "entity_id": …, "anchors": [entity id], "entity_types": […]}
// Out: {"chains": [{"path": [[iss, sub], …], "metadata": {…}}], "failed": [[iss, sub], …], "error": …}
//
// The package takes the global `fetch`, so nothing but the answers can be reached.

import { createPublicKey, verify } from "node:crypto";
import { text } from "node:stream/consumers";
import { metadataSchema, resolveTrustChains } from "@openid-federation/core";

const { answers, entity_id, anchors, entity_types } = JSON.parse(await text(process.stdin));
const failed = [];

globalThis.fetch = async (url) => {
  // The package ends every URL with "?", also when no parameter follows.
  const token = answers[String(url).replace(/\?$/, "")];
  if (token === undefined) throw new Error(`no answer for ${url}`);
  return new Response(token, { headers: { "content-type": "application/entity-statement+jwt" } });
};

const verifyJwtCallback = async ({ jwk, header, claims, data, signature }) => {
  const key = { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" };
  const holds = header.alg === "ES256" && verify("sha256", data, key, signature);
  if (!holds) failed.push([claims.iss, claims.sub]);
  return holds;
};

// The package drops metadata of entity types it has not heard of before it applies policies.
// The standard leaves the list of types open; this is how its schema is told so.
if (entity_types.length > 0) metadataSchema._def.unknownKeys = "passthrough";

let outcome;
try {
  const resolved = await resolveTrustChains({
    entityId: entity_id,
    trustAnchorEntityIds: anchors,
    verifyJwtCallback,
  });
  outcome = {
    // The package keeps the subject's own configuration apart from the statements above it.
    chains: resolved.map(({ rawLeafEntityConfiguration, chain, resolvedLeafMetadata }) => ({
      path: [rawLeafEntityConfiguration, ...chain].map(({ iss, sub }) => [iss, sub]),
      metadata: resolvedLeafMetadata,
    })),
    error: null,
  };
} catch (error) {
  outcome = { chains: [], error: error.message };
}
console.log(JSON.stringify({ ...outcome, failed }));
