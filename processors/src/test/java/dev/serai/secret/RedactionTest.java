package dev.serai.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {

    // Shapes are put together here, so that no scanner takes this file for a leak.
    private static final String TAIL = "a1B2c3D4e5F6g7H8i9J0k1L2m3N4o5P6q7R8";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "password=%s",
                "PASSWORD = \"%s\"",
                "DB_PASSWORD: %s",
                "\"api_key\": \"%s\"",
                "{\"client-secret\":\"%s\"}",
                "{\\\"token\\\":\\\"%s\\\"}",
                "spring.datasource.password=%s",
                "aws_secret_access_key = %s",
                "postgres://app:%s@db.example:5432/orders",
                "https://:%s@example.test/path",
                "Authorization: Bearer %s",
                "authorization: Basic %s",
                "\"Authorization\":\"token %s\"",
                "curl -H 'Authorization: %s' https://x",
                "Cookie: session=%s",
                "login --password %s --user bob",
                "ghp_%s",
                "github_pat_%s",
                "glpat-%s",
                "xoxb-%s",
                "https://hooks.slack.com/services/T000/B000/%s",
                "123456789:AA%s",
                "sk_live_%s",
                "sk-proj-%s",
                "?access_token=%s&x=1",
                "redis: requirepass_token=%s;",
                "-----BEGIN RSA PRIVATE KEY-----\n%s\n-----END RSA PRIVATE KEY-----",
                "-----BEGIN PRIVATE KEY-----\n%s\ncut off here"
            })
    void a_secret_is_taken_out_wherever_it_hides(String shape) {
        String text = "before " + shape.replace("%s", TAIL) + " after";

        String safe = Redaction.redact(text);

        assertThat(safe).doesNotContain(TAIL).contains("[redacted:").startsWith("before ");
    }

    @Test
    void keys_that_are_a_shape_by_themselves_are_taken_out() {
        assertThat(Redaction.redact("id AKIA" + "ABCDEFGHIJKLMNOP!")).isEqualTo("id [redacted:aws-key]!");
        String jwt = "eyJ" + "hbGciOiJIUzI1NiJ9.eyJ" + "zdWIiOiIxMjM0In0.dGhpc2lzYXNpZ25hdHVyZQ";
        assertThat(Redaction.redact("t=" + jwt + ".")).doesNotContain("eyJ").contains("[redacted:jwt]");
    }

    @Test
    void the_end_of_a_key_is_known_without_its_beginning() {
        String line = "MIIEpAIBAAKCAQEA" + TAIL;

        assertThat(Redaction.redact(line + "\n" + line + "\n-----END RSA PRIVATE KEY-----\nready"))
                .isEqualTo("[redacted:private-key]\nready");
    }

    @Test
    void what_stands_around_a_secret_stays() {
        assertThat(Redaction.redact("GET https://bob:hunter2@db.example/x?token=abcdef&page=2 failed"))
                .isEqualTo(
                        "GET https://bob:[redacted:url-password]@db.example/x?token=[redacted:secret]&page=2 failed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.OutOfMemoryError: Java heap space",
                "dial tcp 10.2.3.4:5432: connect: connection refused",
                "the password is wrong for user bob",
                "x509: certificate has expired or is not yet valid",
                "2026-11-01T10:20:30Z level=error msg=\"disk full\" path=/var/lib/x",
                "Failed to pull image \"registry.test/team/app@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\"",
                "pod orders-7d9f8b6c5-x2x4z in namespace shop",
                "token bucket is empty, 12 requests dropped",
                "at dev.serai.Main.run(Main.java:42)",
                "http://localhost:8080/health answered 503",
                "request 123e4567-e89b-12d3-a456-426614174000 took 12:30:45.123",
                "secretary: Alice; passport office; tokenizer: bert"
            })
    void ordinary_text_stays_as_it_is(String text) {
        assertThat(Redaction.redact(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"password=,a", "token: ,eyJ", "-----BEGIN PRIVATE KEY-----,x", "https://,a:", "Authorization: ,Bearer "
    })
    void hostile_repetition_takes_no_more_than_linear_time(String head, String again) {
        String text = head + again.repeat(256 * 1024 / again.length());

        org.junit.jupiter.api.Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(60), () -> Redaction.redact(text));
    }

    @Property(tries = 300)
    void no_secret_survives_in_any_surroundings(
            @ForAll @From("surroundings") String before,
            @ForAll @From("secrets") String secret,
            @ForAll @From("surroundings") String after) {
        String text = before + " db.password=" + secret + " " + after;

        assertThat(Redaction.redact(text)).doesNotContain(secret);
    }

    @Property(tries = 300)
    void redacting_twice_changes_nothing_more(
            @ForAll @From("surroundings") String before, @ForAll @From("secrets") String secret) {
        String once = Redaction.redact(before + " Authorization: Bearer " + secret + " token=" + secret);

        assertThat(Redaction.redact(once)).isEqualTo(once);
    }

    @Property(tries = 300)
    void words_are_never_mangled(@ForAll @AlphaChars @StringLength(max = 200) String word) {
        assertThat(Redaction.redact(word)).isEqualTo(word);
    }

    @Provide
    Arbitrary<String> secrets() {
        return Arbitraries.strings()
                .alpha()
                .numeric()
                .withChars("+/_-.!$%^*")
                .ofMinLength(12)
                .ofMaxLength(60)
                // Asterisks alone are how others hide a secret.
                .filter(secret -> secret.chars().anyMatch(Character::isLetterOrDigit));
    }

    @Provide
    Arbitrary<String> surroundings() {
        return Arbitraries.strings()
                .ofMaxLength(40)
                .withChars(" \n\t:=\"',;{}[]()@/\\")
                .alpha()
                .numeric();
    }
}
