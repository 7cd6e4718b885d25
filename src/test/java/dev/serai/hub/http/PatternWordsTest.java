package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternWordsTest {

    private final PatternWords words = new PatternWords(JsonNodeFactory.instance.objectNode());

    @Test
    void a_text_of_a_wrong_length_is_not_repeated() {
        assertThat(words.said(
                        "[Path '/password'] String \"my \"secret\"\" is too short (length: 11, required minimum: 12)"))
                .isEqualTo("password: is too short (11 characters, at least 12 are needed)");
        assertThat(words.said(
                        "[Path '/password'] String \"my\nsecret\" is too long (length: 300, maximum allowed: 256)"))
                .isEqualTo("password: is too long (300 characters, at most 256 are taken)");
        assertThat(words.said("[Path '/role'] Instance value (\"king\") not found in enum"))
                .contains("king");
    }

    @Test
    void what_the_validator_says_is_said_in_words() {
        assertThat(
                        words.said(
                                "[Path '/scopes'] Array is too short: must have at least 1 elements but instance has 0 elements"))
                .isEqualTo("scopes: needs at least 1, and has 0");
        assertThat(
                        words.said(
                                "[Path '/role'] Instance value (\"king\") not found in enum (possible values: [\"admin\",\"viewer\"])"))
                .isEqualTo("role: is \"king\", supported values are: [\"admin\",\"viewer\"]");
        assertThat(words.said("Object has missing required properties ([\"name\"])"))
                .isEqualTo("needs \"name\"");
        assertThat(words.said(
                        "[Path '/days'] Numeric instance is lower than the required minimum (minimum: 1, found: 0)"))
                .isEqualTo("days: is 0, and must be at least 1");
    }

    /** A message repeats what a stranger sends; before, some kilobytes of this took seconds. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "instance value () not found in enum (possible values: [",
                "instance type () does not match any allowed primitive type (allowed: [",
                "numeric instance is lower than the required minimum (minimum: , found: ",
                "object has missing required properties ([",
                "ECMA 262 regex \" does not match input string ",
                "String \"",
                "[Path '/",
            })
    void the_time_it_takes_does_not_grow_with_what_is_sent(String repeated) {
        String names = repeated.repeat(60_000 / repeated.length());
        assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            for (int i = 0; i < 100; i++) {
                words.said("Object instance has properties which are not allowed by the schema: [\"" + names + "\"]");
                words.said(
                        "[Path '/role'] Instance value (\"" + names + "\") not found in enum (possible values: [1])");
            }
        });
    }

    @Test
    void of_a_text_that_speaks_as_the_validator_does_nothing_is_repeated() {
        String secret = "s3cr3t\" is too long (\" does not match input string \"s3cr3t";
        assertThat(words.said("[Path '/password'] String \"" + secret.repeat(5_000)
                        + "\" is too long (length: 300, maximum allowed: 256)"))
                .isEqualTo("password: is too long (300 characters, at most 256 are taken)");
        assertThat(words.said(
                        "[Path '/name'] ECMA 262 regex \"[a-z]+\" does not match input string \"" + secret + "\""))
                .isEqualTo("name: is not of the form that the contract requires");
    }
}
