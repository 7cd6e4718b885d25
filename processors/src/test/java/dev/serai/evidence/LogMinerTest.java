package dev.serai.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class LogMinerTest {

    private static final Instant TEN = Instant.parse("2026-03-27T10:00:00Z");

    @Test
    void lines_that_say_the_same_are_one_template_with_its_count_and_times() {
        LogMiner miner = new LogMiner();
        IntStream.range(0, 40)
                .forEach(i -> miner.add("user " + i + " paid " + i * 3 + " EUR in " + i + "ms", TEN.plusSeconds(i)));
        miner.add("2026-03-27T10:00:07Z ERROR connection refused by 10.0.0.3:5432", TEN);
        miner.add("   ", TEN);

        List<LogTemplate> found = miner.templates("pay", Map.of("user <*> paid <*> EUR in <*>", 10.0));

        assertThat(found).hasSize(2);
        LogTemplate paid = found.get(0);
        assertThat(paid.template()).isEqualTo("user <*> paid <*> EUR in <*>");
        assertThat(paid.count()).isEqualTo(40);
        assertThat(paid.isAbove(4)).isTrue();
        assertThat(paid.isAbove(4.1)).isFalse();
        assertThat(paid.firstSeen()).isEqualTo(TEN);
        assertThat(paid.lastSeen()).isEqualTo(TEN.plusSeconds(39));
        assertThat(paid.sample()).isEqualTo("user 0 paid 0 EUR in 0ms");
        assertThat(found.get(1).template()).isEqualTo("ERROR connection refused by <*>");
        assertThat(found.get(1).tone()).isEqualTo(LogTone.NEGATIVE);
        assertThat(found.get(1).baseline()).isZero();
        assertThat(new LogMiner().templates(null, Map.of())).isEmpty();
    }

    @Test
    void words_that_differ_become_places_and_lines_of_other_shape_do_not_mix() {
        LogMiner miner = new LogMiner();
        List.of("job mail of ann is done", "job mail of bob is done", "job mail of eve is done", "job failed")
                .forEach(line -> miner.add(line, null));

        assertThat(miner.templates(null, Map.of()))
                .extracting(LogTemplate::template)
                .containsExactly("job mail of <*> is done", "job failed");
    }

    @Test
    void memory_is_bounded_whatever_comes() {
        LogMiner miner = new LogMiner();
        IntStream.range(0, 5_000).forEach(i -> miner.add("w" + word(i) + " unlike " + word(i * 7) + " any", null));

        assertThat(miner.templates(null, Map.of()).size()).isLessThanOrEqualTo(FactSet.MAX_FACTS);
        assertThat(miner.unnoted()).isBetween(4_400L, 4_500L);
    }

    private static String word(int i) {
        return Integer.toString(i, 26)
                        .chars()
                        .mapToObj(c -> String.valueOf((char) (c < 'a' ? c - '0' + 'p' : c)))
                        .reduce("", String::concat)
                + "x";
    }

    @Property(tries = 300)
    void no_line_is_lost_and_each_template_fits_its_sample(@ForAll("logs") List<String> lines) {
        LogMiner miner = new LogMiner();
        lines.forEach(line -> miner.add(line, null));

        List<LogTemplate> found = miner.templates(null, Map.of());

        assertThat(found.stream().mapToLong(LogTemplate::count).sum() + miner.unnoted())
                .isEqualTo(lines.stream().filter(line -> !line.isBlank()).count());
        assertThat(found).allSatisfy(one -> {
            String[] template = one.template().split(" ");
            String[] sample = String.valueOf(one.sample()).split("\\s+");
            assertThat(sample).hasSameSizeAs(template);
            IntStream.range(0, template.length)
                    .filter(i -> !template[i].equals(LogMiner.ANY))
                    .forEach(i -> assertThat(sample[i]).isEqualTo(template[i]));
        });
    }

    @Property(tries = 100)
    void the_same_lines_give_the_same_templates(@ForAll("logs") List<String> lines) {
        LogMiner one = new LogMiner();
        LogMiner other = new LogMiner();
        lines.forEach(line -> one.add(line, null));
        lines.forEach(line -> other.add(line, null));

        assertThat(one.templates("s", Map.of())).isEqualTo(other.templates("s", Map.of()));
    }

    @Provide
    Arbitrary<List<String>> logs() {
        Arbitrary<String> word = Arbitraries.of(Arrays.asList(
                "user", "paid", "refused", "7", "12.5ms", "10.0.0.1", "deadbeef01", "a", "b", "c", "<*>", "x=1"));
        return word.list()
                .ofMinSize(0)
                .ofMaxSize(8)
                .map(words -> String.join(" ", words))
                .list()
                .ofMaxSize(60);
    }
}
