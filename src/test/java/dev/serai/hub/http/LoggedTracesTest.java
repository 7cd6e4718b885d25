package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoggedTracesTest {

    private static void log(String thread, Supplier<RuntimeException> thrown) throws InterruptedException {
        RuntimeException madeHere = thrown.get();
        Thread logging =
                new Thread(() -> LoggerFactory.getLogger(LoggedTracesTest.class).warn("for a test", madeHere), thread);
        logging.start();
        logging.join();
    }

    @Test
    void a_trace_that_was_made_elsewhere_and_has_no_frame_of_the_container_is_found() throws InterruptedException {
        try (LoggedTraces traces = LoggedTraces.of("http-nio-auto-1-")) {
            log("http-nio-auto-1-exec-7", () -> new IllegalStateException("made by the test's thread"));

            assertThat(traces.found())
                    .containsExactly("http-nio-auto-1-exec-7: for a test: java.lang.IllegalStateException");
        }
    }

    @Test
    void another_hubs_is_not() throws InterruptedException {
        try (LoggedTraces traces = LoggedTraces.of("http-nio-auto-1-")) {
            log("http-nio-auto-12-exec-7", IllegalStateException::new);
            log("alert-store-default", IllegalStateException::new);

            assertThat(traces.found()).isEmpty();
        }
    }
}
