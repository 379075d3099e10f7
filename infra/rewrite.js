// The CDN's function on each request for a page: which file answers which address.
// The same table is ROUTES in infra/pages.py; tests/web/test_addresses.py holds the two together.
var PAGES = [
  [/^\/$/, '/index.html'],
  [/^\/[qQ]\/[^/]+\/?$/, '/q.html'],
  [/^\/[aA](\/[^/]*)?$/, '/a.html'],
  [/^\/desk(\/.*)?$/, '/desk.html'],
];

function handler(event) {
  var request = event.request;
  // A page without JavaScript posts its form to its own address: the code in it goes along.
  var scan = /^\/[qQ]\/([0-9A-Za-z]+)\/?$/.exec(request.uri);
  if (request.method === 'POST' && scan) {
    return {
      statusCode: 307,
      statusDescription: 'Temporary Redirect',
      headers: { location: { value: '/api/appeals?code=' + scan[1].toUpperCase() } },
    };
  }
  for (var i = 0; i < PAGES.length; i++) {
    if (PAGES[i][0].test(request.uri)) {
      request.uri = PAGES[i][1];
      break;
    }
  }
  return request;
}
