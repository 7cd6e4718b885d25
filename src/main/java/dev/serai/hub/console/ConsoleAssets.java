package dev.serai.hub.console;

import dev.serai.digest.Sha256;
import dev.serai.hub.console.PageFrame.AssetLinks;
import dev.serai.hub.console.PageFrame.HubNotice;
import dev.serai.hub.http.Problems;
import dev.serai.hub.settings.NoticeSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Header;
import org.apache.camel.Message;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The style, the script and the icon, and what surrounds each page that has them. Their names hold a part of their hash, so that a browser may keep them for ever and
 * never has an old one beside a new page. They lie outside the folders that Spring serves by itself.
 */
@Component("consoleAssets")
class ConsoleAssets {

    static final String PATH = "/console/assets/";

    private static final int HASH_CHARACTERS = 12;
    private static final Map<String, String> TYPES = Map.of(
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    private final Map<String, Asset> byName = new LinkedHashMap<>();
    private final AssetLinks links;

    private record Asset(String type, String text) {}

    private final List<HubNotice> notices;

    ConsoleAssets(NoticeSettings settings) {
        this.notices = settings.notices().stream().map(HubNotice::of).toList();
        this.links = new AssetLinks(add("console", "css"), add("live", "js"), add("forms", "js"), add("icon", "svg"));
    }

    /** Around a page. */
    PageFrame frame(String title, Theme theme) {
        return new PageFrame(title, theme, links, notices);
    }

    /** @throws Problem 404 for any other name, an outdated one included */
    void answer(@Header("assetName") String name, Exchange exchange) {
        Asset asset = byName.get(name);
        if (asset == null) {
            throw Problems.notFound();
        }
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.CONTENT_TYPE, asset.type());
        answer.setHeader("Cache-Control", "public, max-age=31536000, immutable");
        answer.setBody(asset.text());
    }

    /** Where it is found from now on. */
    private String add(String name, String suffix) {
        String text = read(name + "." + suffix);
        String named = name + "-" + Sha256.hex(text).substring(0, HASH_CHARACTERS) + "." + suffix;
        byName.put(named, new Asset(TYPES.getOrDefault(suffix, "text/plain"), text));
        return PATH + named;
    }

    private static String read(String file) {
        try {
            return new ClassPathResource("console/" + file).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
