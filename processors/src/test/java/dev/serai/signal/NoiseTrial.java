package dev.serai.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The engine on the scenarios of a noise benchmark, in the folder {@code serai.noise.dir}: as they are, with severities
 * given to others, with points that are missing, with alerts that come earlier or later, and without each of its stages. Run it by
 * {@code ./mvnw test -pl processors -Dtest=NoiseTrial -Dserai.noise.dir=<folder>}.
 */
class NoiseTrial {

    private static final String FOLDER = "serai.noise.dir";
    private static final int SEEDS = 200;

    private static List<NoiseScenario> scenarios = List.of();
    private static SignalPolicy policy;

    @BeforeAll
    static void read() throws IOException {
        String folder = System.getProperty(FOLDER, "");
        assumeTrue(
                !folder.isEmpty() && Files.isDirectory(Path.of(folder)), "no scenarios: -D" + FOLDER + " names none");
        scenarios = NoiseScenario.all(Path.of(folder));
        policy = SignalPolicy.read("signal.yaml", Files.readString(Path.of("../routes/policy/signal.yaml")));
    }

    @Test
    void pages_what_is_wrong_and_nothing_else() {
        List<NoiseRun> runs =
                scenarios.stream().map(one -> NoiseRun.play(one, policy)).toList();
        for (NoiseRun run : runs) {
            System.out.printf(
                    Locale.ROOT,
                    "%-28s F1 %.3f %s, %d of %d pages right%n%s",
                    run.scenario().name(),
                    run.score(),
                    run.isPassed() ? "passed" : "FAILED",
                    run.right(),
                    run.paged().size(),
                    run.wrong());
        }
        System.out.printf(Locale.ROOT, "mean %.3f, pages an incident %.2f%n", mean(runs), pagesPerIncident(runs));
        assertThat(mean(runs)).isGreaterThanOrEqualTo(0.95);
        assertThat(runs).allMatch(NoiseRun::isPassed);
        assertThat(pagesPerIncident(runs)).isLessThanOrEqualTo(1.3);
    }

    @Test
    void with_severities_given_to_others() {
        assertThat(many("severities shuffled", one -> random -> one.shuffled(random)))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void with_a_fifth_of_the_points_missing() {
        assertThat(many("a fifth of the points missing", one -> random -> one.thinned(random, 0.2)))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void with_a_minute_of_jitter() {
        assertThat(many("60 s of jitter", one -> random -> one.jittered(random, Duration.ofSeconds(60))))
                .isGreaterThanOrEqualTo(0.9);
    }

    @Test
    void each_stage_matters() {
        double all = means(policy).get(0);
        for (SignalStage stage : SignalStage.all()) {
            List<Double> without = means(policy.without(stage));
            System.out.printf(
                    Locale.ROOT,
                    "without %-10s as they are %.3f, shuffled %.3f, missing %.3f, jitter %.3f%n",
                    stage.wire(),
                    without.get(0),
                    without.get(1),
                    without.get(2),
                    without.get(3));
        }
        assertThat(all).isGreaterThanOrEqualTo(0.95);
    }

    private interface Change {

        NoiseScenario with(Random random);
    }

    private interface Changes {

        Change of(NoiseScenario scenario);
    }

    private static List<Double> means(SignalPolicy tried) {
        List<Double> means = new ArrayList<>();
        means.add(mean(scenarios.stream().map(one -> NoiseRun.play(one, tried)).toList()));
        means.add(mean(tried, 20, one -> random -> one.shuffled(random)));
        means.add(mean(tried, 20, one -> random -> one.thinned(random, 0.2)));
        means.add(mean(tried, 20, one -> random -> one.jittered(random, Duration.ofSeconds(60))));
        return means;
    }

    private static double many(String what, Changes changes) {
        double sum = 0;
        double worst = 1;
        long worstSeed = 0;
        List<Double> pages = new ArrayList<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            List<NoiseRun> runs = play(policy, seed, changes);
            double mean = mean(runs);
            pages.add(pagesPerIncident(runs));
            sum += mean;
            if (mean < worst) {
                worst = mean;
                worstSeed = seed;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "%s: mean %.3f over the seeds 0 to %d, worst %.3f (seed %d), pages an incident %.2f%n",
                what,
                sum / SEEDS,
                SEEDS - 1,
                worst,
                worstSeed,
                pages.stream().mapToDouble(one -> one).average().orElse(0));
        for (NoiseRun run : play(policy, worstSeed, changes)) {
            System.out.printf(Locale.ROOT, "  %-28s %.3f%n%s", run.scenario().name(), run.score(), run.wrong());
        }
        return sum / SEEDS;
    }

    private static List<NoiseRun> play(SignalPolicy tried, long seed, Changes changes) {
        Random random = new Random(seed);
        UnaryOperator<NoiseScenario> changed = one -> changes.of(one).with(random);
        return scenarios.stream()
                .map(changed)
                .map(one -> NoiseRun.play(one, tried))
                .toList();
    }

    private static double mean(SignalPolicy tried, int seeds, Changes changes) {
        double sum = 0;
        for (long seed = 0; seed < seeds; seed++) {
            sum += mean(play(tried, seed, changes));
        }
        return sum / seeds;
    }

    private static double mean(List<NoiseRun> runs) {
        return runs.stream().mapToDouble(NoiseRun::score).average().orElse(0);
    }

    private static double pagesPerIncident(List<NoiseRun> runs) {
        double pages = runs.stream().mapToInt(run -> run.paged().size()).sum();
        return pages
                / runs.stream()
                        .mapToInt(run -> run.scenario().answer().pages().size())
                        .sum();
    }
}
