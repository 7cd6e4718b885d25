package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.http.BodyRule.BodyAdmission;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class WholeBodyTest {

    private static final int SIZE = 20_000;

    /** A source's delivery waits for its commit with this in hand. */
    @Test
    void a_body_that_came_in_pieces_is_in_memory_once() throws IOException {
        BodyBuffer buffer = new BodyBuffer(new BodyAdmission("somebody", 1_000_000, new HeapShare(1_000_000)));
        for (int sent = 0; sent < SIZE; sent += 1_000) {
            buffer.take(new byte[1_000], 1_000, -1);
        }
        byte[] body = buffer.body();

        assertThat(body).hasSize(SIZE);
        assertThat(buffer.body()).as("what is not filled is not held").isSameAs(body);
        var request = new ReadRequest(new MockHttpServletRequest(), body, null);
        assertThat(WholeBody.of(request)).isSameAs(body);
        assertThat(WholeBody.of(new HttpServletRequestWrapper(request))).isSameAs(body);
    }

    @Test
    void one_that_nobody_gathered_is_read() throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setContent(new byte[] {1, 2});

        assertThat(WholeBody.of(request)).containsExactly(1, 2);
    }
}
