// The pages of the invoices service, and what is done there.

import { scalar } from "./scalar.mjs";
import { swaggerUi } from "./swagger-ui.mjs";

export const PAGES = [
  { name: "swagger-ui", path: "/docs", use: swaggerUi },
  { name: "scalar", path: "/scalar", use: scalar },
];
