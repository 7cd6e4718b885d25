package dev.serai.hub.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks for pages and sends forms as a browser does, with its cookies; follows nothing by itself. */
public final class ConsoleBrowser {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final String origin;
    private final Map<String, String> always;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    public ConsoleBrowser(int port) {
        this(port, "http", Map.of());
    }

    private ConsoleBrowser(int port, String scheme, Map<String, String> always) {
        this.base = "http://127.0.0.1:" + port;
        this.origin = scheme + "://127.0.0.1:" + port;
        this.always = always;
    }

    /** One at this address, that has come over a proxy by this scheme. */
    public static ConsoleBrowser behindProxy(int port, String scheme, String address) {
        return new ConsoleBrowser(port, scheme, Map.of("X-Forwarded-Proto", scheme, "X-Forwarded-For", address));
    }

    /** What came back. */
    public record Page(HttpResponse<String> answer) {

        public int status() {
            return answer.statusCode();
        }

        public String text() {
            return answer.body();
        }

        public String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }

        public String location() {
            return header("Location");
        }

        /** That of the page's first form; empty without one. */
        public String token() {
            Matcher found = TOKEN.matcher(answer.body());
            return found.find() ? found.group(1) : "";
        }
    }

    /** By name; what a test puts there is sent. */
    public Map<String, String> cookies() {
        return cookies;
    }

    public Page get(String path) {
        return get(path, Map.of());
    }

    public Page get(String path, Map<String, String> headers) {
        return send("GET", path, null, headers);
    }

    /** As a page of the console sends its form. */
    public Page post(String path, Map<String, String> fields) {
        return send("POST", path, form(fields), own());
    }

    /** The headers of a form that a page of the console sends. */
    public Map<String, String> own() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/x-www-form-urlencoded");
        headers.put("Origin", origin);
        headers.put("Sec-Fetch-Site", "same-origin");
        return headers;
    }

    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    /** That of an answer which may not end. */
    public int status(String path, Map<String, String> headers) {
        HttpResponse<InputStream> answer = answer("GET", path, null, headers, BodyHandlers.ofInputStream());
        try {
            answer.body().close();
            return answer.statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    public Page send(String method, String path, String body, Map<String, String> headers) {
        HttpResponse<String> answer = answer(method, path, body, headers, BodyHandlers.ofString());
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
        return new Page(answer);
    }

    private <T> HttpResponse<T> answer(
            String method, String path, String body, Map<String, String> headers, BodyHandler<T> handler) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        always.forEach(request::header);
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            return http.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens the form and sends it; the answer to that. */
    public Page login(String username, String password) {
        return login(username, password, "");
    }

    public Page login(String username, String password, String next) {
        String token = get("/console/login").token();
        return post("/console/login", Map.of("_csrf", token, "username", username, "password", password, "next", next));
    }

    private void keep(String header) {
        String[] pair = header.split(";", 2)[0].split("=", 2);
        if (List.of(header.split("; ")).contains("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
