package dev.serai.failure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class CausesTest {

    private static final Throwable THROWN =
            new IllegalStateException("outer", new IOException("middle", new IllegalArgumentException("inner")));

    @Test
    void they_come_from_the_outermost_to_the_innermost() {
        assertThat(Causes.of(THROWN)).extracting(Throwable::getMessage).containsExactly("outer", "middle", "inner");
        assertThat(Causes.of(null)).isEmpty();
    }

    @Test
    void the_first_of_a_type_is_found_by_it_and_by_what_it_extends() {
        assertThat(Causes.first(THROWN, IOException.class))
                .hasValueSatisfying(found -> assertThat(found).hasMessage("middle"));
        assertThat(Causes.first(THROWN, RuntimeException.class))
                .hasValueSatisfying(found -> assertThat(found).hasMessage("outer"));
        assertThat(Causes.first(THROWN, InterruptedException.class)).isEmpty();
    }

    @Test
    void a_circle_ends() {
        Exception first = new Exception("first");
        Exception second = new Exception("second", first);
        first.initCause(second);

        assertThat(Causes.of(first)).hasSize(32);
        assertThat(Causes.first(first, IOException.class)).isEmpty();
    }

    @Test
    void the_root_is_named_by_its_type_alone() {
        assertThat(Causes.rootName(THROWN)).isEqualTo("IllegalArgumentException");
        assertThat(Causes.rootName(null)).isEqualTo("nothing");
    }
}
