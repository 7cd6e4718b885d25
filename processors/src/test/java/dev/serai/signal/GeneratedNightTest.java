package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Other nights than the ones that the engine was made with. */
class GeneratedNightTest {

    private static final int NIGHTS = 50;
    static final SignalPolicy POLICY = shipped();

    static SignalPolicy shipped() {
        try {
            return SignalPolicy.read("signal.yaml", Files.readString(Path.of("../routes/policy/signal.yaml")));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private interface Change {

        NoiseScenario of(NoiseScenario night, Random random);
    }

    private static double mean(SignalPolicy policy, Change change) {
        double sum = 0;
        List<String> wrong = new ArrayList<>();
        for (long seed = 0; seed < NIGHTS; seed++) {
            NoiseRun run = NoiseRun.play(change.of(GeneratedNight.of(seed), new Random(seed)), policy);
            sum += run.score();
            if (run.score() < 1) {
                wrong.add(run.scenario().name() + "\n" + run.wrong());
            }
        }
        if (Boolean.getBoolean("serai.noise.print")) {
            wrong.forEach(System.out::println);
        }
        return sum / NIGHTS;
    }

    @Test
    void pages_what_is_wrong_and_little_else() {
        assertThat(mean(POLICY, (night, random) -> night)).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void does_so_with_wrong_severities_missing_points_and_jitter() {
        // Of a blip with neither logs nor points nothing but its severity speaks: one that is called critical pages.
        assertThat(mean(POLICY, NoiseScenario::shuffled)).as("severities").isGreaterThanOrEqualTo(0.75);
        assertThat(mean(POLICY, (night, random) -> night.thinned(random, 0.2)))
                .as("points")
                .isGreaterThanOrEqualTo(0.9);
        assertThat(mean(POLICY, (night, random) -> night.jittered(random, Duration.ofSeconds(60))))
                .as("jitter")
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void each_kind_alone_is_decided_as_it_is() {
        Map<String, Integer> wrong = new TreeMap<>();
        for (var kinds : List.of(GeneratedNight.REAL, GeneratedNight.NOTHING)) {
            kinds.forEach((name, kind) -> {
                for (long seed = 0; seed < 20; seed++) {
                    NoiseRun run = NoiseRun.play(GeneratedNight.only(name, kind, seed), POLICY);
                    if (!run.paged().equals(run.scenario().answer().pages())) {
                        wrong.merge(name, 1, Integer::sum);
                    }
                }
            });
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void every_stage_matters() {
        double all = mean(POLICY, (night, random) -> night);
        for (SignalStage stage : SignalStage.all()) {
            double without = mean(POLICY.without(stage), (night, random) -> night);
            assertThat(without).as(stage.wire()).isLessThan(all - 0.005);
        }
    }

    @Test
    void the_same_night_gives_the_same_decisions() {
        for (long seed = 0; seed < 10; seed++) {
            assertThat(NoiseRun.play(GeneratedNight.of(seed), POLICY).decisions())
                    .isEqualTo(NoiseRun.play(GeneratedNight.of(seed), POLICY).decisions());
        }
    }
}
