package dev.serai.signature;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerIntegrityTest {

    private static final String OF_NOTHING = "sha-256=:47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=:";

    @Test
    void the_digest_is_that_of_rfc_9530() {
        assertThat(AnswerIntegrity.contentDigest(new byte[0])).isEqualTo(OF_NOTHING);
        // Appendix D of the RFC: the body and its digest.
        assertThat(AnswerIntegrity.contentDigest("{\"hello\": \"world\"}\n".getBytes(US_ASCII)))
                .isEqualTo("sha-256=:RK/0qy18MlBSVnWgjwz6lZEWjP/lF5HF9bvEF8FabDg=:");
    }

    @Test
    void five_lines_are_signed() {
        assertThat(new String(AnswerIntegrity.signed("id-1", 404, "1.1.0", OF_NOTHING), US_ASCII))
                .isEqualTo("serai-integrity-v1\nid-1\n404\n1.1.0\n" + OF_NOTHING + "\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a b", "a\r", "é", "\u0000", "a\u007f"})
    void nothing_that_breaks_the_lines_is_signed(String part) {
        assertThatThrownBy(() -> AnswerIntegrity.signed(part, 200, "1.1.0", OF_NOTHING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AnswerIntegrity.signed("id-1", 200, part, OF_NOTHING))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AnswerIntegrity.signed("id-1", 200, "1.1.0", part))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
