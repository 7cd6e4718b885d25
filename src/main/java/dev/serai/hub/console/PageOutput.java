package dev.serai.hub.console;

import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers with a page; for pages that share answers and show the same of them it is written once. */
@Component
class PageOutput {

    static final String HTML = "text/html; charset=utf-8";

    /** All that a page's text depends on. */
    private record WrittenPage(String template, Map<String, Object> parts) {}

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
        WrittenPage page =
                new WrittenPage(template, Map.of("page", visit.layout(title, section, assets), "view", view));
        Message answer = exchange.getMessage();
        String html =
                answer.getBody() instanceof PageAnswers answers ? answers.made(page, () -> html(page)) : html(page);
        answer.removeHeaders("*");
        answer.setHeader(Exchange.CONTENT_TYPE, HTML);
        answer.setBody(html);
    }

    private String html(WrittenPage page) {
        return renderer.html(page.template(), page.parts());
    }
}
