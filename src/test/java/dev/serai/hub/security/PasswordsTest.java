package dev.serai.hub.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.password.PasswordEncoder;

/** What C hashes Java verifies and the other way round, at the cost that is in use and a small one. */
class PasswordsTest {

    private static final PasswordCost SMALL = new PasswordCost(64, 1);

    /** By the command line program of the reference implementation, salt {@code somesalt} (its file test.c). */
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = ' ',
            value = {
                "password $argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4",
                "password $argon2id$v=19$m=256,t=2,p=2$c29tZXNhbHQ$bQk8UB/VmZZF4Oo79iDXuL5/0ttZwg2f/5U52iv1cDc"
            })
    void each_verifies_what_the_reference_hashed(String password, String hash) {
        for (PasswordEncoder encoder : new PasswordEncoder[] {loaded(SMALL), NativeArgon2.java(SMALL)}) {
            assertThat(encoder.matches(password, hash)).isTrue();
            assertThat(encoder.matches(password + "1", hash)).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"twelve characters", "größer als zwölf Zeichen", "𝒙 and 😀 are single characters"})
    void each_verifies_what_the_other_hashed(String password) {
        for (PasswordCost cost : new PasswordCost[] {PasswordCost.OWASP, SMALL}) {
            PasswordEncoder loaded = loaded(cost);
            PasswordEncoder java = NativeArgon2.java(cost);
            String byC = loaded.encode(password);
            String byJava = java.encode(password);
            assertThat(byC)
                    .hasSameSizeAs(byJava)
                    .startsWith("$argon2id$v=19$m=" + cost.memoryKib() + ",t=" + cost.iterations() + ",p=1$");
            assertThat(java.matches(password, byC)).isTrue();
            assertThat(loaded.matches(password, byJava)).isTrue();
            assertThat(java.matches(password + " ", byC)).isFalse();
            assertThat(loaded.matches(password + " ", byJava)).isFalse();
        }
    }

    @Test
    void what_is_no_hash_is_nobodys() {
        for (PasswordEncoder encoder : new PasswordEncoder[] {loaded(SMALL), NativeArgon2.java(SMALL)}) {
            assertThat(encoder.matches("password", "plain")).isFalse();
        }
    }

    @Test
    void nobody_signs_in_without_an_account() {
        Passwords passwords = new Passwords(SMALL);
        assertThat(passwords.matches("nobody has this password", null)).isFalse();
        assertThat(passwords.matches("twelve characters", passwords.hash("twelve characters")))
                .isTrue();
    }

    private static PasswordEncoder loaded(PasswordCost cost) {
        PasswordEncoder loaded = NativeArgon2.orJava(cost);
        assertThat(loaded).as("the library for this system is in the jar").isInstanceOf(NativeArgon2.class);
        return loaded;
    }
}
