package dev.serai.hub.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.serai.hub.http.ProblemPages;
import dev.serai.hub.http.RequestId;
import dev.serai.hub.http.RequestIdFilter;
import dev.serai.hub.security.ConsoleCaller;
import dev.serai.json.JsonText;
import dev.serai.json.StrictJson;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Says in a plain page what is wrong, where the console was asked for; nothing of the hub's inside. */
@Component
class ProblemPage implements ProblemPages {

    private static final String CONSOLE = "/console";
    private static final int INTERNAL = 500;
    private static final JsonMapper JSON = StrictJson.mapper(JsonText.MAX_DEPTH);

    /** What the API says of an id that is none: on a page it is an address that leads nowhere. */
    private static final Pattern NO_ID = Pattern.compile("\\w+: is not a UUID.*");

    private static final Map<String, String> TITLES = Map.of(
            "not-found", "There is nothing here",
            "forbidden", "You may not do this",
            "unauthenticated", "Your session has ended",
            "tls-required", "Nobody can sign in over this connection",
            "form-outdated", "This form is outdated",
            "origin-refused", "This form was not sent by Serai’s own page",
            "rate-limited", "Too many requests at once",
            "busy", "Serai is busy just now",
            "not-ready", "Serai is just starting or stopping",
            "unavailable", "Serai’s database does not answer just now");

    private final PageRenderer renderer;
    private final ConsoleAssets assets;

    ProblemPage(PageRenderer renderer, ConsoleAssets assets) {
        this.renderer = renderer;
        this.assets = assets;
    }

    @Override
    public boolean isFor(HttpServletRequest request) {
        String path = RequestIdFilter.path(request);
        return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/") && !path.startsWith(ConsoleAssets.PATH);
    }

    @Override
    public byte[] page(HttpServletRequest request, int status, byte[] body) {
        JsonNode problem = read(body);
        String code = problem.path("type").asText().replaceFirst("^urn:serai:problem:", "");
        String detail = problem.path("detail").asText();
        if (code.equals("not-found") || NO_ID.matcher(detail).matches()) {
            code = "not-found";
            detail = "No page has this address, or what it showed is gone.";
        }
        String title = status >= INTERNAL && !TITLES.containsKey(code)
                ? "Something failed in Serai"
                : TITLES.getOrDefault(code, "This cannot be done");
        ProblemView view = new ProblemView(title, code, detail, RequestId.of(request));
        PageFrame frame = assets.frame(title, PageVisits.theme(request));
        Map<String, Object> parts = ConsoleCaller.of(request)
                .<Map<String, Object>>map(caller -> Map.of(
                        "page",
                        new PageLayout(frame, null, new Visitor(caller.account(), caller.formToken()), CONSOLE, null),
                        "view",
                        view))
                .orElseGet(() -> Map.of("frame", frame, "view", view));
        String template = parts.containsKey("page") ? "problem" : "refusal";
        return renderer.html(template, parts).getBytes(StandardCharsets.UTF_8);
    }

    private static JsonNode read(byte[] problem) {
        try {
            return JSON.readTree(problem);
        } catch (IOException e) {
            throw new UncheckedIOException("a problem that is no JSON", e);
        }
    }
}
