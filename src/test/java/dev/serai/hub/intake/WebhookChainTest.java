package dev.serai.hub.intake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.http.ShortChain;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class WebhookChainTest {

    private final List<String> went = new ArrayList<>();
    private final ShortChain chain = new ShortChain(
            WebhookChain::isPlain,
            List.of(
                    (request, response, next) -> {
                        went.add("first");
                        next.doFilter(request, response);
                    },
                    (request, response, next) -> {
                        went.add("second");
                        next.doFilter(request, response);
                    }),
            (request, response) -> went.add("served"));

    @ParameterizedTest
    @ValueSource(strings = {"/webhooks/generic", "/webhooks/a", "/webhooks/prod-1_eu"})
    void what_is_written_like_a_source_takes_the_short_way(String uri) throws Exception {
        send("POST", uri, null);

        assertThat(went).containsExactly("first", "second", "served");
    }

    /** The container has found out by then that they mean {@code /webhooks/generic}. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/webhooks/",
                "/webhooks",
                "/webhooks/generic/",
                "/webhooks/generic;a",
                "/webhooks;a/generic",
                "/webhooks//generic",
                "//webhooks/generic",
                "/webhooks/./generic",
                "/api/../webhooks/generic",
                "/webhooks/%67eneric",
                "/webhooks/generic%2f",
                "/webhooks/Generic",
                "/webhooks/gen\u0131ric",
                "/webhooks/generic\\",
                "/webhooks/gen.eric",
                "/context/webhooks/generic"
            })
    void any_other_spelling_takes_the_long_one(String uri) throws Exception {
        send("POST", uri, null);

        assertThat(went).containsExactly("long");
    }

    @Test
    void so_does_another_method_a_query_and_what_another_servlet_serves() throws Exception {
        send("GET", "/webhooks/generic", null);
        send("post", "/webhooks/generic", null);
        send("POST", "/webhooks/generic", "");
        MockHttpServletRequest elsewhere = request("POST", "/webhooks/generic", null);
        elsewhere.setServletPath("/webhooks/generic");
        send(elsewhere);

        assertThat(went).containsExactly("long", "long", "long", "long");
    }

    private void send(String method, String uri, String query) throws Exception {
        send(request(method, uri, query));
    }

    private void send(MockHttpServletRequest request) throws Exception {
        chain.doFilter(request, new MockHttpServletResponse(), (passed, response) -> went.add("long"));
    }

    private static MockHttpServletRequest request(String method, String uri, String query) {
        MockHttpServletRequest request = new MockHttpServletRequest(method, uri);
        request.setServletPath("/webhooks");
        request.setPathInfo("/generic");
        request.setQueryString(query);
        return request;
    }
}
