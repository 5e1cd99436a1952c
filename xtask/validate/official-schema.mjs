// Validates OpenAPI documents against the official schema of their version, with the schemas in them against its dialect.
//
// The schemas are the published ones as they stand in `@hyperjump/json-schema` (MIT), which follows `$dynamicRef` and
// the dialects as JSON Schema 2020-12 defines them.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

// By version: the module that knows it, and the schema. That of 3.0 has its dialect built in.
const VERSIONS = {
  "3.0": { module: "openapi-3-0", schema: "https://spec.openapis.org/oas/3.0/schema" },
  "3.1": { module: "openapi-3-1", schema: "https://spec.openapis.org/oas/3.1/schema-base" },
  "3.2": { module: "openapi-3-2", schema: "https://spec.openapis.org/oas/3.2/schema-base" },
};

// The packages stand in the working folder, not beside this file.
const require = createRequire(join(process.cwd(), "package.json"));

let invalid = 0;
for (const file of process.argv.slice(2)) {
  const document = JSON.parse(readFileSync(file, "utf8"));
  const { module, schema } = VERSIONS[document.openapi.slice(0, 3)];
  const { validate } = await import(pathToFileURL(require.resolve(`@hyperjump/json-schema/${module}`)));
  const { valid, errors = [] } = await validate(schema, document, "BASIC");
  for (const { instanceLocation, absoluteKeywordLocation } of errors) {
    console.error(`${decodeURIComponent(instanceLocation)}\n    does not fit ${absoluteKeywordLocation}`);
  }
  console.log(`${file}: ${valid ? "valid" : "not valid"} by ${schema}`);
  invalid += valid ? 0 : 1;
}
process.exitCode = invalid === 0 ? 0 : 1;
