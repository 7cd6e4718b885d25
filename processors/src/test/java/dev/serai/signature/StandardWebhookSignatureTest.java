package dev.serai.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandardWebhookSignatureTest {

    private static final String SECRET = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant AT = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void the_published_vector_is_met_with_and_without_the_prefix() {
        assertThat(StandardWebhookSignature.sign(List.of(SECRET), ID, AT, BODY)).isEqualTo(SIGNATURE);
        assertThat(StandardWebhookSignature.sign(List.of("whsec_" + SECRET), ID, AT, BODY))
                .isEqualTo(SIGNATURE);
    }

    @Test
    void each_secret_signs_while_one_is_exchanged() {
        String other = "whsec_" + "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

        assertThat(StandardWebhookSignature.sign(List.of(other, SECRET), ID, AT, BODY))
                .endsWith(" " + SIGNATURE)
                .hasSize(2 * SIGNATURE.length() + 1);
    }

    @Test
    void another_id_time_or_body_is_signed_otherwise() {
        assertThat(List.of(
                        StandardWebhookSignature.sign(List.of(SECRET), "msg_2", AT, BODY),
                        StandardWebhookSignature.sign(List.of(SECRET), ID, AT.plusSeconds(1), BODY),
                        StandardWebhookSignature.sign(List.of(SECRET), ID, AT, new byte[0])))
                .doesNotContain(SIGNATURE)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_no_secret_and_an_id_with_a_full_stop_are_refused() {
        assertThat(StandardWebhookSignature.isSecret(SECRET)).isTrue();
        assertThat(List.of("", "whsec_", "c2hvcnQ=", "not base64 at all, but long enough"))
                .noneMatch(StandardWebhookSignature::isSecret);
        assertThatThrownBy(() -> StandardWebhookSignature.sign(List.of(SECRET), "a.b", AT, BODY))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
