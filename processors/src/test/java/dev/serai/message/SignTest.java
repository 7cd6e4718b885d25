package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SignTest {

    static String[] signs() {
        return Arrays.stream(Sign.class.getDeclaredFields()).map(SignTest::text).toArray(String[]::new);
    }

    private static String text(Field sign) {
        try {
            return (String) sign.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("signs")
    void a_sign_has_nothing_that_messages_spell_out_because_it_cannot_be_seen(String sign) {
        assertThat(SafeText.text(sign, 10)).isEqualTo(sign);
    }
}
