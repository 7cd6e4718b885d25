package dev.serai.hub.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.serai.action.ActionDefinition;
import dev.serai.action.Effect;
import dev.serai.action.KameletRisk;
import dev.serai.action.RefusalReason;
import dev.serai.hub.settings.HttpActionSettings;
import dev.serai.planning.ActionRequest;
import dev.serai.planning.ProposedBy;
import dev.serai.planning.RequestSource;
import dev.serai.playbook.ResolvedArguments;
import dev.serai.risk.ProposalOrigin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Nobody is asked about an address that would be refused, whoever wants it to be called. */
class HttpExecutorTest {

    private static final String LISTED = "https://api.example.com/restart";

    @ParameterizedTest
    @EnumSource(ProposedBy.class)
    void given_a_list_then_only_what_is_on_it_is_proposed_for_anybody(ProposedBy by) {
        HttpExecutor executor = executor("https://api.example.com");

        assertThat(executor.refusal("default", request(by, LISTED))).isEmpty();
        assertThat(executor.refusal("default", request(by, "https://other.example.com/")))
                .contains(RefusalReason.NOT_ON_LIST);
        assertThat(executor.refusal("default", request(by, "no address"))).contains(RefusalReason.BAD_URL);
        ActionRequest status = request(by, LISTED);
        ((ObjectNode) status.arguments()).put("status_url", "https://other.example.com/{id}");
        assertThat(executor.refusal("default", status)).contains(RefusalReason.NOT_ON_LIST);
    }

    @Test
    void given_no_list_then_a_playbooks_step_says_so_when_it_runs_and_others_are_told_at_once() {
        HttpExecutor executor = executor();

        assertThat(executor.refusal("default", request(ProposedBy.PLAYBOOK, LISTED)))
                .isEmpty();
        for (ProposedBy by : List.of(ProposedBy.PERSON, ProposedBy.MODEL)) {
            assertThat(executor.refusal("default", request(by, LISTED)))
                    .isEqualTo(Optional.of(RefusalReason.NOT_ON_LIST));
        }
    }

    private static HttpExecutor executor(String... allow) {
        return new HttpExecutor(new HttpActionSettings(List.of(allow), List.of(), Duration.ofSeconds(10)));
    }

    private static ActionRequest request(ProposedBy by, String url) {
        ActionDefinition definition = new ActionDefinition(
                "http-request-action",
                "Request",
                "sha",
                Effect.CHANGE,
                new KameletRisk(30, false, false),
                null,
                null,
                "http-request-action",
                JsonNodeFactory.instance.objectNode());
        RequestSource source =
                new RequestSource(by, "user:ann", ProposalOrigin.PLAYBOOK, "revive", "sha", "restart", null, null);
        ObjectNode arguments = JsonNodeFactory.instance.objectNode().put("url", url);
        return new ActionRequest(source, definition, new ResolvedArguments(arguments, url));
    }
}
