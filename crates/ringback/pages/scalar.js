// Shows the document that is served beside this page. Whatever would ask another host, or advertise, is off.
Scalar.createApiReference("#scalar", {
  url: "openapi.json",
  withDefaultFonts: false,
  hideClientButton: true,
  showDeveloperTools: "never",
  telemetry: false,
  persistAuth: false,
  agent: { disabled: true },
  mcp: { disabled: true },
});
