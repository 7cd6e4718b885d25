package dev.serai.kamelet.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.http.AsyncBody;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class LineStreamTest {

    private static final Duration SILENCE = Duration.ofSeconds(2);

    private final LineStream lines = new LineStream();

    @Test
    void given_a_line_in_pieces_that_are_there_already_then_it_is_read_without_waiting() throws Exception {
        lines.from(new Arrived("one", " li", "ne\ntwo", "\n", "rest"));

        assertThat(lines.next(SILENCE)).asString().isEqualTo("one line");
        assertThat(lines.next(SILENCE)).asString().isEqualTo("two");
        assertThat(lines.next(SILENCE)).as("the server has ended it").isNull();
    }

    @Test
    void given_lines_that_are_there_already_then_no_more_is_asked_for_than_the_next_one_takes() throws Exception {
        Arrived body = new Arrived("one\n", "two\n", "three\n");
        lines.from(body);

        lines.next(SILENCE);

        assertThat(body.pieces).hasSize(2);
    }

    @Test
    void given_a_refusal_in_pieces_that_are_there_already_then_all_of_it_is_read() throws Exception {
        lines.from(new Arrived("{\"code\"", ":410", "}"));

        assertThat(lines.all(SILENCE)).asString().isEqualTo("{\"code\":410}");
    }

    /** Hands over in the thread that asks, as the JDK's client does with what its socket has given already. */
    private final class Arrived implements AsyncBody {

        private final Deque<String> pieces;
        private final CompletableFuture<Void> done = new CompletableFuture<>();

        Arrived(String... pieces) {
            this.pieces = new ArrayDeque<>(List.of(pieces));
        }

        @Override
        public void consume() {
            String piece = pieces.poll();
            if (piece == null) {
                done.complete(null);
            } else {
                lines.add(List.of(ByteBuffer.wrap(piece.getBytes(StandardCharsets.UTF_8))), this);
            }
        }

        @Override
        public CompletableFuture<Void> done() {
            return done;
        }

        @Override
        public void cancel() {
            done.cancel(false);
        }
    }
}
