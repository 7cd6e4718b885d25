package dev.serai.wire;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntityTagTest {

    private static final String TAG = "\"47DEQpj8HBSa-_TImW-5JA\"";

    @Test
    void it_is_the_start_of_the_hash_in_quotes() {
        assertThat(EntityTag.of("")).isEqualTo(TAG);
    }

    @Property
    void only_the_same_has_the_same_tag(@ForAll String one, @ForAll String other) {
        Assume.that(!one.equals(other));

        // Lone surrogates all become the same question mark in UTF-8, and are refused before anything is stored.
        Assume.that(one.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        Assume.that(other.chars().noneMatch(c -> Character.isSurrogate((char) c)));
        assertThat(EntityTag.matches(EntityTag.of(one), EntityTag.of(other))).isFalse();
        assertThat(EntityTag.matches(EntityTag.of(one), EntityTag.of(one))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {TAG, " " + TAG + " ", "\"other\", " + TAG, "*"})
    void it_is_named_plainly_in_a_list_or_by_the_star(String header) {
        assertThat(EntityTag.matches(header, TAG)).isTrue();
        assertThat(EntityTag.isKnown(header, TAG)).isTrue();
    }

    @Test
    void a_weak_tag_is_known_but_allows_no_change() {
        assertThat(EntityTag.isKnown("W/" + TAG, TAG)).isTrue();
        assertThat(EntityTag.matches("W/" + TAG, TAG)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", ",", "47DEQpj8HBSa-_TImW-5JA", "\"47deqpj8hbsa-_timw-5ja\"", "w/" + TAG, "\"*\"", "W/*x"})
    void anything_else_names_nothing(String header) {
        assertThat(EntityTag.matches(header, TAG)).isFalse();
        assertThat(EntityTag.isKnown(header, TAG)).isFalse();
    }
}
