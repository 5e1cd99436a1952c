// Validates an OpenAPI 3.1 document against the official schema, with the schemas in it against the base dialect.
//
// The schema is the published one as it stands in `@hyperjump/json-schema` (MIT), which follows `$dynamicRef` and
// the dialects as JSON Schema 2020-12 defines them.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const SCHEMA = "https://spec.openapis.org/oas/3.1/schema-base";

// The packages stand in the working folder, not beside this file.
const require = createRequire(join(process.cwd(), "package.json"));
const validator = pathToFileURL(require.resolve("@hyperjump/json-schema/openapi-3-1"));
const { validate } = await import(validator);

const [file] = process.argv.slice(2);
const { valid, errors = [] } = await validate(SCHEMA, JSON.parse(readFileSync(file, "utf8")), "BASIC");

for (const { instanceLocation, absoluteKeywordLocation } of errors) {
  console.error(`${decodeURIComponent(instanceLocation)}\n    does not fit ${absoluteKeywordLocation}`);
}
console.log(`${file}: ${valid ? "valid" : "not valid"} by ${SCHEMA}`);
process.exitCode = valid ? 0 : 1;
