package dev.serai.hub.console;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with a page. */
@Component
class PageOutput {

    static final String HTML = "text/html; charset=utf-8";

    private final PageRenderer renderer;
    private final ConsoleAssets assets;

    PageOutput(PageRenderer renderer, ConsoleAssets assets) {
        this.renderer = renderer;
        this.assets = assets;
    }

    /**
     * The page becomes the body.
     *
     * @param template of {@code src/main/jte}, with the parameters {@code page} and {@code view}
     */
    void show(Exchange exchange, String template, String title, @Nullable Section section, Object view) {
        PageVisit visit = exchange.getProperty(PageVisits.VISIT, PageVisit.class);
        Message answer = exchange.getMessage();
        answer.removeHeaders("*");
        answer.setHeader(Exchange.CONTENT_TYPE, HTML);
        answer.setBody(renderer.html(template, Map.of("page", visit.layout(title, section, assets), "view", view)));
    }
}
