package dev.serai.hub.console;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes HTML of a template and what it shows; whatever it shows is text there, wherever it comes from. */
@Component
class PageRenderer {

    private final TemplateEngine engine = TemplateEngine.createPrecompiled(ContentType.Html);

    /**
     * The whole document.
     *
     * @param template for instance {@code now}, the file {@code src/main/jte/now.jte}
     * @param parts by the names of the template's parameters
     */
    String html(String template, Map<String, Object> parts) {
        StringOutput html = new StringOutput();
        engine.render(template + ".jte", parts, html);
        return html.toString();
    }
}
