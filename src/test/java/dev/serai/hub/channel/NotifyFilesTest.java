package dev.serai.hub.channel;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.hub.RoutesCopy;
import dev.serai.hub.routes.RoutesFolder;
import dev.serai.policy.PolicyException;
import org.junit.jupiter.api.Test;

class NotifyFilesTest {

    /** Called by its template, by which the coverage of routes counts it. */
    static final String PAGER =
            """
            - templatedRoute:
                routeTemplateRef: deliver-to-sink
                routeId: deliver-to-sink@pager
                parameters:
                  - { name: channel, value: pager }
                  - name: sink
                    value: "kamelet:webhook-message-sink?url=#property:pager.url&secret=#property:pager.secret"
            """;

    @Test
    void a_channel_may_be_named_once_a_file_of_routes_makes_it() {
        RoutesCopy routes = RoutesCopy.make();
        routes.write("policy/notify.yaml", "rules:\n  - { name: wake, to: [email, pager] }\n");

        assertThatThrownBy(() -> NotifyFiles.check(RoutesFolder.over(routes.path())))
                .isInstanceOf(PolicyException.class)
                .hasMessageContaining("notify.yaml:2:")
                .hasMessageContaining("unknown channel 'pager'");

        routes.write("channel/pager.camel.yaml", PAGER);
        assertThatCode(() -> NotifyFiles.check(RoutesFolder.over(routes.path())))
                .doesNotThrowAnyException();
    }
}
