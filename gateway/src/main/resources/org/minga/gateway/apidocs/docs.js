SwaggerUIBundle({
  url: '/openapi',
  dom_id: '#api',
  deepLinking: true,
  docExpansion: 'none',
  tagsSorter: 'alpha',
  validatorUrl: null,
  supportedSubmitMethods: ['get', 'put', 'post', 'delete', 'patch', 'head'],
});
