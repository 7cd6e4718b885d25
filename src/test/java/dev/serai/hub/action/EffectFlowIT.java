package dev.serai.hub.action;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.action.ActionCatalogue;
import dev.serai.hub.flow.FlowContext;
import dev.serai.hub.flow.FlowIT;
import dev.serai.hub.flow.FlowTrace;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.test.spring.junit5.MockEndpointsAndSkip;
import org.apache.camel.test.spring.junit5.StubEndpoints;
import org.apache.camel.test.spring.junit5.UseAdviceWith;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/**
 * Whatever reaches the outside stands between two transactions, as the routes say it: the first is committed before, and
 * the second takes what came of it, also when that is an error. The steps that keep rows are replaced by mocks.
 */
@FlowIT
@SpringBootTest(
        classes = EffectFlowIT.Beans.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "camel.main.route-filter-exclude-pattern=action-find-unsettled,verify-given-up,reconcile-without-trace",
            "camel.main.routes-include-pattern=file:routes/errors.camel.yaml,file:routes/action/run.camel.yaml,"
                    + "file:routes/action/reconcile.camel.yaml,file:routes/action/verify.camel.yaml,"
                    + "file:routes/approval/preview.camel.yaml"
        })
@UseAdviceWith
@StubEndpoints("sql|job|master")
@MockEndpointsAndSkip("sql:.*|job:.*|direct:action-next|direct:plan-next|direct:evidence-store")
class EffectFlowIT {

    /** A route that works off a job, with the steps that are replaced. */
    enum Work {
        RUN("run", "action-begin.last-check", "action-perform.execute", "action-outcome.commit"),
        RECONCILE(
                "reconcile",
                "action-load.load-open-action",
                "action-find-out.reconcile-by-executor",
                "action-outcome.commit"),
        VERIFY(
                "verify",
                "verification-load.verification-load.load",
                "verification-ask.verification-ask.read",
                "verification-check.verification-check.evaluate"),
        PREVIEW(
                "preview",
                "proposal-begin.proposal-begin.check",
                "proposal-try.proposal-try.preview",
                "proposal-commit.proposal-commit.commit");

        private final String route;
        private final String before;
        private final String effect;
        private final String after;

        Work(String route, String before, String effect, String after) {
            this.route = route;
            this.before = before;
            this.effect = effect;
            this.after = after;
        }

        private List<String> steps() {
            return List.of(before, effect, after);
        }
    }

    @Import(FlowContext.class)
    static class Beans {

        @Bean("executors")
        Executors executors(CamelContext camel, Clock clock) {
            return new Executors(camel, new ActionCatalogue(List.of()), List.of(), clock);
        }
    }

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate template;

    @Autowired
    FlowTrace trace;

    @BeforeEach
    void ends() throws Exception {
        if (!camel.getStatus().isStarted()) {
            advise();
            camel.start();
        }
        trace.clear(camel);
        for (Work work : Work.values()) {
            at(work.before, "before", exchange -> {
                exchange.setProperty("action", work.route);
                exchange.setProperty("check", work.route);
            });
            at(work.effect, "effect", exchange -> {});
            at(work.after, "after", exchange -> exchange.getMessage().setBody(List.of()));
        }
    }

    private void at(String step, String name, Processor answer) {
        trace.at(camel, "mock:" + step, name, answer);
    }

    /** A step is named by its route and its own id. */
    private void advise() throws Exception {
        for (Work work : Work.values()) {
            AdviceWith.adviceWith(camel, work.route, advice -> advice.replaceFromWith("direct:" + work.route));
        }
        List<String> steps = Stream.of(Work.values())
                .flatMap(work -> work.steps().stream())
                .distinct()
                .toList();
        for (String step : steps) {
            int dot = step.indexOf('.');
            AdviceWith.adviceWith(camel, step.substring(0, dot), advice -> advice.weaveById(step.substring(dot + 1))
                    .replace()
                    .to("mock:" + step));
        }
        for (String route : List.of("action-perform", "proposal-try")) {
            AdviceWith.adviceWith(camel, route, advice -> advice.weaveById("prepare-input|proposal-try.input")
                    .replace()
                    .to("mock:input"));
        }
    }

    private Exchange work(Work work) {
        return template.request("direct:" + work.route, exchange -> {
            exchange.getMessage().setHeader("tenant", "default");
            exchange.getMessage().setHeader("actionId", "a-1");
        });
    }

    @ParameterizedTest
    @EnumSource
    void an_effect_stands_between_two_transactions(Work work) {
        assertThat(work(work).getException()).isNull();
        assertThat(trace.steps()).containsExactly("begin", "before", "commit", "effect", "begin", "after", "commit");
    }

    @ParameterizedTest
    @EnumSource
    void an_effect_that_ends_with_an_error_is_committed_as_unknown(Work work) {
        at(work.effect, "effect", exchange -> {
            throw new IllegalStateException("a socket broke");
        });
        assertThat(work(work).getException()).isNull();
        assertThat(trace.steps()).containsExactly("begin", "before", "commit", "effect", "begin", "after", "commit");
        MockEndpoint after = camel.getEndpoint("mock:" + work.after, MockEndpoint.class);
        assertThat(after.getReceivedExchanges().get(0).getMessage().getBody())
                .asInstanceOf(InstanceOfAssertFactories.MAP)
                .containsEntry("outcome", "unknown")
                .containsEntry("reason", "EXECUTOR_ERROR");
    }

    @ParameterizedTest
    @EnumSource
    void nothing_reaches_the_outside_when_its_beginning_is_not_committed(Work work) {
        at(work.before, "before", exchange -> {
            throw new IllegalStateException("no connection");
        });
        assertThat(work(work).getException()).hasRootCauseMessage("no connection");
        assertThat(trace.steps()).containsExactly("begin", "before", "rollback");
    }

    @ParameterizedTest
    @EnumSource
    void an_outcome_that_is_not_committed_has_no_second_effect_in_the_same_message(Work work) {
        at(work.after, "after", exchange -> {
            throw new IllegalStateException("no connection");
        });
        assertThat(work(work).getException()).hasRootCauseMessage("no connection");
        assertThat(trace.steps()).containsExactly("begin", "before", "commit", "effect", "begin", "after", "rollback");
    }

    @ParameterizedTest
    @EnumSource
    void who_may_not_begin_does_nothing(Work work) {
        at(work.before, "before", exchange -> {});
        assertThat(work(work).getException()).isNull();
        assertThat(trace.steps()).containsExactly("begin", "before", "commit");
    }
}
