package dev.serai.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.access.LoginVerdict.LoginReason;
import java.time.Duration;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LoginBackoffTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final LoginAttempts CALM = LoginAttempts.NONE;

    @Test
    void five_failures_are_free_and_the_waits_grow_to_a_quarter_of_an_hour() {
        LoginAttempts own = CALM;
        Duration last = Duration.ZERO;
        Instant at = NOW;
        for (int failure = 1; failure <= 40; failure++) {
            assertThat(LoginBackoff.decide(own, CALM, false, at).admitted()).isTrue();
            own = LoginBackoff.failed(own, CALM, false, at);
            Duration wait = Duration.between(at, own.notBefore());
            assertThat(wait).isGreaterThanOrEqualTo(last).isLessThanOrEqualTo(LoginBackoff.LONGEST);
            assertThat(wait.isZero()).as("after %s", failure).isEqualTo(failure <= 5);
            last = wait;
            at = own.notBefore();
        }
        assertThat(last).isEqualTo(LoginBackoff.LONGEST);
    }

    @Test
    void who_comes_too_early_is_told_how_long_and_nothing_gets_worse() {
        LoginAttempts own = new LoginAttempts(8, NOW, NOW.plusSeconds(4));

        LoginVerdict verdict = LoginBackoff.decide(own, CALM, false, NOW.plusSeconds(1));

        assertThat(verdict).isEqualTo(new LoginVerdict(LoginReason.ADDRESS_WAITS, Duration.ofSeconds(3)));
        assertThat(LoginBackoff.waiting(own, verdict, NOW.plusSeconds(1))).isEqualTo(own);
        assertThat(LoginBackoff.decide(own, CALM, false, NOW.plusSeconds(4)).admitted())
                .isTrue();
    }

    @Test
    void a_new_address_waits_once_while_others_hammer_and_is_then_looked_at_whatever_they_do() {
        LoginAttempts account = new LoginAttempts(5_000, NOW, NOW);

        LoginVerdict first = LoginBackoff.decide(CALM, account, false, NOW);
        LoginAttempts own = LoginBackoff.waiting(CALM, first, NOW);
        Instant later = NOW.plus(first.pause());
        LoginAttempts worse = new LoginAttempts(1_000_000, later, later);

        assertThat(first).isEqualTo(new LoginVerdict(LoginReason.ACCOUNT_UNDER_ATTACK, LoginBackoff.LONGEST_KNOWN));
        assertThat(LoginBackoff.decide(own, worse, false, later).admitted()).isTrue();
    }

    @Test
    void everything_is_forgotten_after_an_hour_of_peace() {
        LoginAttempts own = new LoginAttempts(500, NOW, NOW.plusSeconds(900));
        LoginAttempts account = new LoginAttempts(500, NOW, NOW);
        Instant later = NOW.plus(LoginBackoff.MEMORY);

        assertThat(LoginBackoff.decide(own, account, false, later).admitted()).isTrue();
        assertThat(LoginBackoff.failed(own, account, false, later).failures()).isEqualTo(1);
        assertThat(LoginBackoff.counted(account, later).failures()).isEqualTo(1);
    }

    @Test
    void an_address_that_signed_in_before_has_sixty_failures_free_and_waits_a_minute_at_most() {
        assertThat(wait(new LoginAttempts(59, NOW, NOW), CALM, true)).isZero();
        assertThat(wait(new LoginAttempts(60, NOW, NOW), CALM, true)).isEqualTo(Duration.ofSeconds(1));
        assertThat(wait(new LoginAttempts(1_000, NOW, NOW), CALM, true)).isEqualTo(LoginBackoff.LONGEST_KNOWN);
    }

    @Property
    void strangers_never_slow_down_an_address_that_signed_in_before(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int strangers, @ForAll @IntRange(max = 5) int own) {
        LoginAttempts account = new LoginAttempts(strangers, NOW, NOW);

        assertThat(LoginBackoff.decide(new LoginAttempts(own, NOW, NOW), account, true, NOW)
                        .admitted())
                .isTrue();
    }

    @Property
    void no_wait_is_longer_than_its_limit_and_more_failures_never_shorten_it(
            @ForAll @IntRange(max = Integer.MAX_VALUE) int own,
            @ForAll @IntRange(max = Integer.MAX_VALUE) int strangers,
            @ForAll boolean known) {
        LoginAttempts account = new LoginAttempts(strangers, NOW, NOW);
        Duration wait = wait(new LoginAttempts(own, NOW, NOW), account, known);
        Duration more = wait(new LoginAttempts(more(own), NOW, NOW), account, known);
        Duration pressed = wait(new LoginAttempts(own, NOW, NOW), new LoginAttempts(more(strangers), NOW, NOW), known);

        assertThat(wait).isLessThanOrEqualTo(known ? LoginBackoff.LONGEST_KNOWN : LoginBackoff.LONGEST);
        assertThat(more).isGreaterThanOrEqualTo(wait);
        assertThat(pressed).isGreaterThanOrEqualTo(wait);
        assertThat(LoginBackoff.decide(CALM, account, known, NOW).pause())
                .isLessThanOrEqualTo(LoginBackoff.LONGEST_KNOWN);
    }

    private static Duration wait(LoginAttempts own, LoginAttempts account, boolean known) {
        return Duration.between(
                NOW, LoginBackoff.failed(own, account, known, NOW).notBefore());
    }

    private static int more(int count) {
        return Math.min(count, Integer.MAX_VALUE - 1) + 1;
    }
}
