package dev.serai.hub.lint;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.catalog.impl.CamelContextJSonSchemaResolver;
import org.apache.camel.catalog.impl.DefaultRuntimeCamelCatalog;
import org.apache.camel.impl.DefaultCamelContext;

/** A Camel that is never started: what it knows are the components and languages of the class path, which are the hub's. */
final class OfflineCamel {

    static final CamelContext CONTEXT = new DefaultCamelContext();

    private static final Set<String> COMPONENTS = Set.of("job", "events");
    private static final String OURS = "/META-INF/org/apache/camel/component/%1$s/%1$s.json";

    private OfflineCamel() {}

    static DefaultRuntimeCamelCatalog catalog() {
        DefaultRuntimeCamelCatalog catalog = new DefaultRuntimeCamelCatalog(true);
        catalog.setCamelContext(CONTEXT);
        catalog.setJSonSchemaResolver(new CamelContextJSonSchemaResolver(CONTEXT) {
            @Override
            public String getComponentJSonSchema(String name) {
                return COMPONENTS.contains(name) ? text(OURS.formatted(name)) : super.getComponentJSonSchema(name);
            }
        });
        return catalog;
    }

    private static String text(String resource) {
        try (InputStream in = OfflineCamel.class.getResourceAsStream(resource)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
