// Every service's document in one reference; the bar at the top switches between them.
window.ui = SwaggerUIBundle({
  dom_id: '#reference',
  urls: [
    { name: 'Booking', url: '/docs/openapi/booking' },
    { name: 'Availability', url: '/docs/openapi/availability' },
    { name: 'Sync', url: '/docs/openapi/sync' },
    { name: 'Calendar feeds', url: '/docs/openapi/feed' },
  ],
  presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset],
  layout: 'StandaloneLayout',
  deepLinking: true,
  // No request to anybody else's validator.
  validatorUrl: null,
});
