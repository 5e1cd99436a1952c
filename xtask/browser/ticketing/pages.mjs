// The pages of the ticketing service, and what is done there.

import { scalar } from "./scalar.mjs";
import { swaggerUi } from "./swagger-ui.mjs";

export const PAGES = [
  { name: "swagger-ui", path: "/docs", use: swaggerUi },
  { name: "scalar", path: "/scalar#tag/webhooks/GET/webhook-endpoints", use: scalar },
];
