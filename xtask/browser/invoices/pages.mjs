// The pages of the invoices service, and what is done there.

import { EXPECTED, operators } from "./operators.mjs";
import { scalar } from "./scalar.mjs";
import { swaggerUi } from "./swagger-ui.mjs";

export const PAGES = [
  { name: "operators", path: "/admin", use: operators, expected: EXPECTED },
  { name: "swagger-ui", path: "/docs", use: swaggerUi },
  { name: "scalar", path: "/scalar", use: scalar },
];
