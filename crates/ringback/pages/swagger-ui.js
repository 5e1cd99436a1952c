// Shows the document that is served beside this page. Every address is relative to the page, so that it works behind
// any prefix; no validator and no other host is asked.
const ui = SwaggerUIBundle({
  url: "openapi.json",
  domNode: document.getElementById("swagger-ui"),
  presets: [SwaggerUIBundle.presets.apis],
  layout: "BaseLayout",
  validatorUrl: null,
  deepLinking: true,
  onComplete: () => {
    document.title = ui.specSelectors.info().get("title") ?? document.title;
  },
});
