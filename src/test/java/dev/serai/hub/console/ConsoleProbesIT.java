package dev.serai.hub.console;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.TestKeys;
import dev.serai.hub.WorldIT;
import dev.serai.hub.api.ApiClient;
import dev.serai.hub.api.People;
import dev.serai.hub.api.Stock;
import dev.serai.hub.console.ConsoleBrowser.Page;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What somebody tries at every address of the console: other people's forms, frames, redirects, odd ways to write a path. */
@WorldIT
class ConsoleProbesIT {

    private static final Pattern ROUTE =
            Pattern.compile("platform-http:/+(console[^?]*)\\?.*httpMethodRestrict=(GET|POST).*");
    private static final Pattern OWN_PAGE =
            Pattern.compile("/console(?:/(?!\\.{1,2}(?:[/?]|$))[A-Za-z0-9._~-]+)*(?:\\?[A-Za-z0-9._~=&%+:,-]*)?");

    /** Where a form may be told to lead. */
    private static final List<String> ELSEWHERE = List.of(
            "//evil.test",
            "///evil.test",
            "////evil.test/console",
            "https://evil.test/console",
            "HTTPS://evil.test",
            "http:evil.test",
            "https:/evil.test",
            "\\\\evil.test",
            "/\\evil.test",
            "\\/evil.test",
            "/console\\..\\evil",
            "/%2f%2fevil.test",
            "%2f%2fevil.test",
            "/%5cevil.test",
            "/console/..//evil.test",
            "/console/../..//evil.test",
            "/console/%2e%2e//evil.test",
            "/console//evil.test",
            "/console@evil.test",
            "/console.evil.test",
            "/consoleevil",
            "//127.0.0.1@evil.test/console",
            "javascript:alert(1)",
            "data:text/html,x",
            "/console\r\nLocation: //evil.test",
            "/console%0d%0aSet-Cookie:a=b",
            "/console\t//evil.test",
            " //evil.test",
            "\u2215\u2215evil.test",
            "/console#//evil.test",
            "?next=//evil.test",
            "evil.test",
            "/api/v1/info",
            "/console/x?a=//evil.test&b=\"><script>");

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CamelContext camel;

    private ApiClient api;

    @BeforeEach
    void client() {
        api = new ApiClient(port);
    }

    @Test
    void no_form_takes_what_another_page_or_another_session_sends() {
        Stock stock = new Stock(jdbc);
        ConsoleBrowser browser = browser(Role.ADMIN);
        ConsoleBrowser other = browser(Role.ADMIN);
        String own = browser.get("/console").token();
        String foreign = other.get("/console").token();
        List<String> forms = paths("POST", stock);
        assertThat(forms).hasSizeGreaterThan(8).contains("/console/approvals/" + stock.approval + "/decisions");
        SoftAssertions all = new SoftAssertions();
        for (String path : forms) {
            Map<String, Map<String, String>> sent = new LinkedHashMap<>();
            sent.put("", browser.own());
            sent.put("_csrf=" + foreign, browser.own());
            sent.put("_csrf=" + own + "x", browser.own());
            sent.put("_csrf=" + own, with(browser, "Origin", "https://evil.test"));
            sent.put("_csrf=" + own + "&a", with(browser, "Sec-Fetch-Site", "cross-site"));
            sent.put("_csrf=" + own + "&b", with(browser, "Sec-Fetch-Site", "same-site"));
            sent.put("_csrf=" + own + "&c", with(browser, "Origin", "null"));
            sent.forEach((body, headers) -> {
                Page answer = browser.send("POST", path, body + "&verdict=approve&digest=" + "0".repeat(64), headers);
                all.assertThat(answer.status())
                        .as(path + " " + headers + " " + body.length())
                        .isEqualTo(403);
                all.assertThat(answer.header("Set-Cookie")).as(path).isEmpty();
            });
            // A link does nothing at all.
            all.assertThat(browser.get(path).status()).as("GET " + path).isIn(200, 303, 400, 404, 405);
        }
        all.assertAll();
        assertThat(jdbc.queryForObject("select state from approval where id = ?", String.class, stock.approval))
                .isEqualTo("open");
        assertThat(browser.get("/console/sessions").status()).isEqualTo(200);
    }

    @Test
    void every_page_asks_who_looks_and_stands_in_no_frame() {
        Stock stock = new Stock(jdbc);
        ConsoleBrowser browser = browser(Role.ADMIN);
        ConsoleBrowser nobody = new ConsoleBrowser(port);
        List<String> pages = paths("GET", stock);
        assertThat(pages).hasSizeGreaterThan(12);
        Matcher assets = Pattern.compile("/console/assets/[\\w.-]+")
                .matcher(browser.get("/console").text());
        List<String> files = new ArrayList<>();
        while (assets.find()) {
            files.add(assets.group());
        }
        assertThat(files).hasSizeGreaterThan(2);
        SoftAssertions all = new SoftAssertions();
        for (String path : pages) {
            Page unknown = nobody.get(path);
            boolean open = path.equals("/console/login") || path.startsWith("/console/assets/");
            all.assertThat(unknown.status())
                    .as("nobody at " + path)
                    .isEqualTo(open ? path.endsWith("login") ? 200 : 404 : 303);
            for (Page page : List.of(unknown, browser.get(path))) {
                framed(all, path, page);
            }
        }
        for (String file : files) {
            Page asset = nobody.get(file);
            all.assertThat(asset.status()).as(file).isEqualTo(200);
            framed(all, file, asset);
        }
        all.assertAll();
    }

    private static void framed(SoftAssertions all, String path, Page page) {
        all.assertThat(page.status()).as(path).isLessThan(500);
        all.assertThat(page.header("Content-Security-Policy")).as(path).contains("frame-ancestors 'none'");
        all.assertThat(page.header("X-Frame-Options")).as(path).isEqualTo("DENY");
        all.assertThat(page.header("X-Content-Type-Options")).as(path).isEqualTo("nosniff");
    }

    @Test
    void nothing_leads_out_of_the_console() {
        String name = person(Role.VIEWER);
        ConsoleBrowser browser = new ConsoleBrowser(port);
        assertThat(browser.login(name, People.PASSWORD).status()).isEqualTo(303);
        String token = browser.get("/console").token();
        SoftAssertions all = new SoftAssertions();
        for (String there : ELSEWHERE) {
            Page themed = browser.post("/console/theme", Map.of("_csrf", token, "theme", "dark", "back", there));
            all.assertThat(themed.location()).as("back " + there).matches(OWN_PAGE);
            Page signedIn = new ConsoleBrowser(port).login(name, People.PASSWORD, there);
            all.assertThat(signedIn.status()).as("next " + there).isEqualTo(303);
            all.assertThat(signedIn.location()).as("next " + there).matches(OWN_PAGE);
            all.assertThat(signedIn.answer().headers().allValues("Set-Cookie"))
                    .as(there)
                    .hasSize(1);
        }
        for (String header : List.of("X-Forwarded-Host", "X-Original-URL", "X-Rewrite-URL", "Forwarded")) {
            Page led = new ConsoleBrowser(port).get("/", Map.of(header, "host=evil.test"));
            all.assertThat(led.text() + led.location()).as(header).doesNotContain("evil.test");
        }
        all.assertAll();
    }

    @Test
    void a_page_that_is_not_ones_own_is_reached_by_no_way_of_writing_its_path() throws IOException {
        ConsoleBrowser viewer = browser(Role.VIEWER);
        assertThat(viewer.get("/console/people").status()).isEqualTo(403);
        String cookie = "serai=" + viewer.cookies().get("serai");
        SoftAssertions all = new SoftAssertions();
        for (String path : List.of(
                "/console/people/",
                "/console/people//",
                "//console/people",
                "/console//people",
                "/console/./people",
                "/console/../console/people",
                "/console/login/../people",
                "/console/assets/../people",
                "/console/assets/..;/people",
                "/console/login;/../people",
                "/console;/people",
                "/console/people;",
                "/console/people;jsessionid=1",
                "/;/console/people",
                "/console/;a=b/people",
                "/console%2fpeople",
                "/console%2Fpeople",
                "/console/%70eople",
                "/%63onsole/people",
                "/console/%2570eople",
                "/console/%252e%252e/people",
                "/console/login/%2e%2e/people",
                "/console/login/..%2fpeople",
                "/console/people%00",
                "/console/people%0a",
                "/console/people%20",
                "/console/people%3f",
                "/console/people%23",
                "/console/people.html",
                "/console/people.json",
                "/console/PEOPLE",
                "/CONSOLE/people",
                "/console\\people",
                "\\console\\people",
                "/console/%5c../people",
                "/console/%c0%af/people",
                "/console/\u00e9/people",
                "http://127.0.0.1/console/people",
                "http://evil.test/console/people",
                "/console/people?tenant=acme",
                "/console/people#x",
                "*",
                "console/people")) {
            for (String sent : List.of(cookie, "a=b")) {
                String answer = raw(path, sent);
                all.assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotContain("<h1>People", "Exception");
                all.assertThat(answer.substring(9, 10))
                        .as(path + " " + answer.lines().findFirst())
                        .isIn("3", "4");
            }
        }
        all.assertAll();
    }

    /** As it is written: a client of HTTP would put it in order. */
    private String raw(String path, String cookie) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nCookie: " + cookie
                                    + "\r\nConnection: close\r\n\r\n")
                            .getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    /** Of each route of the console that takes this method, about what there is. */
    private List<String> paths(String method, Stock stock) {
        Map<String, String> ids = Map.of(
                "incidentId", stock.incident.toString(),
                "approvalId", stock.approval.toString(),
                "alertId", stock.alert.toString(),
                "actionId", stock.action.toString());
        UnaryOperator<String> filled = path -> Pattern.compile("\\{([^}]+)}")
                .matcher(path)
                .replaceAll(part -> ids.getOrDefault(
                        part.group(1),
                        part.group(1).equals("act")
                                ? "nothing"
                                : UUID.randomUUID().toString()));
        return camel.getRoutes().stream()
                .map(route -> route.getEndpoint())
                .map(Endpoint::getEndpointUri)
                .map(ROUTE::matcher)
                .filter(found -> found.matches() && found.group(2).equals(method))
                .map(found -> "/" + URLDecoder.decode(found.group(1), UTF_8))
                .map(filled)
                .filter(path -> !path.equals("/console/login") || method.equals("GET"))
                .toList();
    }

    private static Map<String, String> with(ConsoleBrowser browser, String name, String value) {
        Map<String, String> headers = browser.own();
        headers.put(name, value);
        return headers;
    }

    private ConsoleBrowser browser(Role role) {
        ConsoleBrowser browser = new ConsoleBrowser(port);
        assertThat(browser.login(person(role), People.PASSWORD).status()).isEqualTo(303);
        return browser;
    }

    private String person(Role role) {
        String name = role.wire() + "-" + UUID.randomUUID();
        People.create(api, api.token("admin", TestKeys.ADMIN_PASSWORD), name, role);
        People.settle(api, name);
        return name;
    }
}
