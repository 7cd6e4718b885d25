package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockAsyncContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class AdmissionGateTest {

    private final List<Runnable> afterPatience = new ArrayList<>();
    private final AdmissionGate gate = new AdmissionGate(any -> true, 1, 2, afterPatience::add);

    @Test
    void others_wait_for_their_turn_in_the_order_in_which_they_came() throws Exception {
        Caller first = new Caller(true).comes();
        Caller second = new Caller(false).comes();
        Caller third = new Caller(false).comes();
        assertThat(first.runs).isEqualTo(1);
        assertThat(List.of(second, third)).allMatch(one -> one.runs == 0 && one.called == 0 && one.waits());
        assertThat(second.context().getTimeout()).as("the container's").isZero();

        first.context().complete();
        assertThat(second.called).isEqualTo(1);
        assertThat(third.called).isZero();

        second.comesAgain();
        assertThat(second.runs).isEqualTo(1);
        assertThat(third.called).isEqualTo(1);
        third.comesAgain();
        assertThat(third.runs).isEqualTo(1);
        assertThat(new Caller(false).comes().runs).isEqualTo(1);
    }

    @Test
    void whoever_finds_too_many_waiting_is_refused_at_once() throws Exception {
        new Caller(true).comes();
        new Caller(false).comes();
        new Caller(false).comes();

        new Caller(false).comes().refused();
    }

    @Test
    void whoever_waited_in_vain_is_refused_and_has_no_place_any_more() throws Exception {
        Caller first = new Caller(true).comes();
        Caller second = new Caller(false).comes();
        afterPatience.forEach(Runnable::run);
        assertThat(second.called).isEqualTo(1);
        second.comesAgain();
        second.refused();

        first.context().complete();
        assertThat(second.called).isEqualTo(1);
        assertThat(new Caller(false).comes().runs).isEqualTo(1);
    }

    @Test
    void a_turn_that_comes_while_the_time_runs_out_is_taken() throws Exception {
        Caller first = new Caller(true).comes();
        Caller second = new Caller(false).comes();
        first.context().complete();
        afterPatience.forEach(Runnable::run);
        assertThat(second.called).isEqualTo(1);

        second.comesAgain();
        assertThat(second.runs).isEqualTo(1);
    }

    @Test
    void a_request_that_ends_before_it_goes_on_gives_its_place_to_the_next() throws Exception {
        Caller first = new Caller(true).comes();
        Caller second = new Caller(false).comes();
        Caller third = new Caller(false).comes();
        first.context().complete();
        second.fire(AsyncListener::onError);
        second.fire(AsyncListener::onComplete);

        assertThat(third.called).isEqualTo(1);
    }

    @Test
    void one_that_cannot_be_called_any_more_gives_its_place_to_the_next() throws Exception {
        Caller first = new Caller(true).comes();
        Caller second = new Caller(false).comes();
        Caller third = new Caller(false).comes();
        second.context().addDispatchHandler(() -> {
            throw new IllegalStateException("it has ended");
        });
        first.context().complete();

        assertThat(third.called).isEqualTo(1);
    }

    @Test
    void a_place_is_given_back_once() throws Exception {
        Caller first = new Caller(true).comes();
        first.fire(AsyncListener::onError);
        first.fire(AsyncListener::onComplete);
        first.comesAgain();
        assertThat(first.runs).as("with its answer").isEqualTo(2);

        assertThat(new Caller(true).comes().runs).isEqualTo(1);
        assertThat(new Caller(true).comes().runs).isZero();
    }

    /** What a container tells a listener. */
    private interface Event {

        void call(AsyncListener listener, AsyncEvent event) throws Exception;
    }

    /** A request and what became of it. */
    private final class Caller {

        private final MockHttpServletRequest request = new MockHttpServletRequest("POST", "/api/v1/any");
        private final MockHttpServletResponse response = new MockHttpServletResponse();
        private final boolean lasts;
        private int runs;
        private int called;

        /** @param lasts whether it goes on when its thread has left */
        Caller(boolean lasts) {
            this.lasts = lasts;
            request.setAsyncSupported(true);
        }

        Caller comes() throws Exception {
            gate.doFilter(request, response, (passed, answer) -> {
                runs++;
                if (lasts && runs == 1) {
                    passed.startAsync();
                }
            });
            if (waits()) {
                context().addDispatchHandler(() -> called++);
            }
            return this;
        }

        void comesAgain() throws Exception {
            request.setDispatcherType(DispatcherType.ASYNC);
            request.setAsyncStarted(false);
            comes();
        }

        boolean waits() {
            return request.isAsyncStarted();
        }

        MockAsyncContext context() {
            return (MockAsyncContext) request.getAsyncContext();
        }

        void fire(Event event) throws Exception {
            for (AsyncListener listener : List.copyOf(context().getListeners())) {
                event.call(listener, new AsyncEvent(context()));
            }
        }

        void refused() {
            assertThat(runs).isZero();
            assertThat(response.getStatus()).isEqualTo(503);
            assertThat(response.getHeader("Retry-After")).isEqualTo("1");
        }
    }
}
