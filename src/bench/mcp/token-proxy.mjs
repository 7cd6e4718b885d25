// Hands each request on to the hub at argv[2], with the token that stands in SERAI_TOKEN: the suite sends none of its own.
// Says on which port.
import http from "node:http";

const hub = new URL(process.argv[2]);
const proxy = http.createServer((request, response) => {
  const headers = { ...request.headers, authorization: `Bearer ${process.env.SERAI_TOKEN}` };
  const options = { host: hub.hostname, port: hub.port, path: request.url, method: request.method, headers };
  const onward = http.request(options, (answer) => {
    response.writeHead(answer.statusCode, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => response.destroy());
  request.pipe(onward);
});
proxy.listen(0, "127.0.0.1", () => console.log(proxy.address().port));
