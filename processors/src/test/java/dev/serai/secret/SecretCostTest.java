package dev.serai.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Hostile lines cost no more than a bounded time: the work grows with the text, not with its square. */
@Isolated
class SecretCostTest {

    private static final int UNITS = 256 * 1024;
    private static final int SMALL = 32 * 1024;

    /**
     * Of a thread's work, with both of Java's compilers, as in production. The dearest text below takes 1,400 on one processor;
     * work that grew with the text's square would take a minute on any.
     */
    private static final long MOST_MS = 6_000;

    /** For an eighth of that length; the dearest takes 41 million. */
    private static final long MOST_SMALL_NANOS = 300_000_000L;

    /** Each shape's beginnings, again and again, in pieces of several lengths; what nearly fits costs most. */
    @Test
    void nothing_that_nearly_fits_takes_long() {
        List<String> slow = new ArrayList<>();
        for (SecretShape shape : SecretShape.ALL) {
            String example = Planted.of(shape.example(), new Random(1)).text();
            for (int part = 1; part <= 4; part++) {
                String piece = example.substring(0, Math.max(1, example.length() * part / 4 - 1));
                for (String gap : List.of("", " ")) {
                    long small = nanos(repeat(piece + gap, SMALL), shape);
                    if (small > MOST_SMALL_NANOS) {
                        slow.add(shape.name() + " '" + piece + gap + "': " + small / 1_000_000 + " ms for 32 KB");
                    }
                }
            }
        }
        assertThat(slow).isEmpty();
    }

    @Test
    void a_long_line_is_read_in_a_bounded_time() {
        List<String> hostile = List.of(
                repeat("password=", UNITS),
                repeat("password is ", UNITS),
                repeat("-----BEGIN PRIVATE KEY-----", UNITS),
                repeat("-----BEGIN PRIVATE KEY-----\nAAAAAAAAAAAAAAAAAAAA\n", UNITS),
                repeat("AAAAAAAAAAAAAAAAAAAA\n", UNITS) + "-----END PRIVATE KEY-----",
                repeat("-----END PRIVATE KEY-----", UNITS),
                repeat("eyJ", UNITS),
                repeat("eyJhbGciOiJIUzI1NiJ9.", UNITS),
                repeat("https://", UNITS),
                repeat("a:", UNITS),
                repeat("<password ", UNITS),
                repeat("<a:b:c.d_", UNITS),
                repeat("name=password ", UNITS),
                repeat("curl -u ", UNITS),
                repeat("mysql -p", UNITS),
                repeat("%70", UNITS),
                repeat("&#x70;", UNITS),
                repeat("&", UNITS),
                repeat("\\", UNITS),
                repeat("ｐ", UNITS),
                repeat("\u200b", UNITS),
                repeat("\n", UNITS),
                repeat("\"+\"", UNITS),
                repeat("a\n", UNITS),
                repeat("[redacted:secret]", UNITS),
                repeat("token=[redacted:secret] ", UNITS),
                repeat("cGFzc3dvcmQ9", UNITS),
                repeat("A1b", UNITS),
                repeat("a=", UNITS),
                repeat("/", UNITS),
                repeat(".", UNITS),
                repeat("password: [a,", UNITS),
                repeat("password: ['a',", UNITS),
                repeat("password: [", UNITS),
                "password: [" + repeat(" ", UNITS),
                repeat("passwords: [none, ", UNITS),
                repeat("password: |\n ", UNITS),
                repeat("password: |\n  none\n", UNITS),
                "password: |\n" + repeat("  a\n", UNITS),
                repeat("password for a ", UNITS),
                repeat("password has been set ", UNITS),
                repeat("password-----", UNITS),
                repeat("user=a pass=1 ", UNITS),
                repeat("pw", UNITS),
                repeat("pw=1111111111111111111111111111111111111111! ", UNITS),
                repeat("pw=" + repeat("a.", 4000) + "! ", UNITS),
                repeat("vault kv put x a=bcd ", UNITS),
                "vault kv put x" + repeat(" a=bcd", UNITS),
                repeat("create user a identified ", UNITS),
                repeat("token ", UNITS),
                repeat("token abcdef.", UNITS),
                repeat("a1z-b2y_", UNITS),
                repeat("echo a:b", UNITS),
                repeat("authorization: a, b=c ", UNITS));
        List<String> slow = new ArrayList<>();
        for (String text : hostile) {
            long tookMs = millis(text, MOST_MS);
            if (tookMs > MOST_MS) {
                slow.add(text.substring(0, 30) + ": " + tookMs + " ms");
            }
        }
        assertThat(slow).isEmpty();
    }

    @Test
    void four_times_as_long_a_line_takes_no_more_than_that() {
        for (String piece : List.of("password=", "&", "curl -u a ", "A1b", "https://x:", "password: [a,")) {
            assertThat(millis(repeat(piece, 4 * UNITS), 4 * MOST_MS)).as(piece).isLessThan(4 * MOST_MS);
        }
    }

    /** The better of two tries, the second only if the first is above what is allowed: it warms up what comes first. */
    private static long millis(String text, long most) {
        long best = Long.MAX_VALUE;
        for (int time = 0; time < 2 && best > most; time++) {
            long start = worked();
            Redaction.redact(text);
            best = Math.min(best, (worked() - start) / 1_000_000);
        }
        return best;
    }

    /** Nanoseconds that this thread has worked: what it waited for a processor is nothing of the search's. */
    private static long worked() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static long nanos(String text, SecretShape shape) {
        long best = Long.MAX_VALUE;
        for (int time = 0; time < 2 && best > 50_000_000L; time++) {
            long start = worked();
            shape.search(text, new Pairs(text.toLowerCase(java.util.Locale.ROOT)), new ArrayList<>());
            best = Math.min(best, worked() - start);
        }
        return best;
    }

    private static String repeat(String piece, int units) {
        return piece.repeat(units / piece.length() + 1);
    }
}
