package dev.serai.hub.console;

import java.util.Objects;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.springframework.stereotype.Component;

/** What jobs are called: what the route that runs them says it does. */
@Component
class JobNames {

    private static final String COMPONENT = "job://";

    private final CamelContext context;

    JobNames(CamelContext context) {
        this.context = context;
    }

    /** For instance {@code Calls who is next}; the name itself where no route that says what it does runs it. */
    String words(String job) {
        return context.getRoutes().stream()
                .filter(route -> route.getEndpoint()
                        .getEndpointUri()
                        .replaceFirst("\\?.*$", "")
                        .equals(COMPONENT + job))
                .map(Route::getDescription)
                .filter(Objects::nonNull)
                .findFirst()
                .map(JobNames::begun)
                .orElse(job);
    }

    /** A description up to its first pause. */
    static String begun(String description) {
        return description.strip().replaceFirst("(?s)[,.;:](?:\\s.*)?$", "");
    }
}
