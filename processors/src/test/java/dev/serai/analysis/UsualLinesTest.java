package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.evidence.FactSet;
import dev.serai.evidence.LogTemplate;
import dev.serai.evidence.LogTone;
import dev.serai.policy.PolicyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Lines that a log writes all the time explain nothing; only they are set aside, and the answer says so. */
class UsualLinesTest {

    private static final String LOG = "kubernetes:c1/shop/cart-1/logs/current";
    private static final String REFUSED = "ERROR connection refused by cache 10.0.0.3:6379";
    private static final LogTemplate USUAL = template("ERROR connection refused by cache <*>", 4, 4);
    private static final Evidence RATES =
            Facts.evidence(EvidenceKind.LOG, "kubernetes:c1/shop/cart-1/log-rates", "counts");
    private static final PatternAnalyst SHIPPED = shipped();

    @Test
    void a_line_that_comes_as_often_as_ever_is_no_support_and_is_listed() {
        Analysis analysis = analyse(REFUSED, USUAL);

        assertThat(analysis.causes()).isEmpty();
        assertThat(analysis.ruledOut()).anySatisfy(line -> assertThat(line)
                .contains("Ruled out: the log says it as often as in the hour before the alert: " + REFUSED));
        assertThat(analyse(REFUSED).causes()).isNotEmpty();
        assertThat(analyse(REFUSED).ruledOut()).isEmpty();
    }

    @Test
    void one_that_comes_more_often_or_was_never_there_supports() {
        assertThat(analyse(REFUSED, template(USUAL.template(), 6, 4)).causes()).isNotEmpty();
        assertThat(analyse(REFUSED, template(USUAL.template(), 1, 0)).causes()).isNotEmpty();
    }

    @Test
    void a_new_line_is_found_behind_any_number_of_usual_ones() {
        String many = (REFUSED + "\nINFO answered\n").repeat(80);

        assertThat(analyse(many, USUAL).causes()).isEmpty();
        assertThat(analyse(many + "ERROR orders: connection refused by orders-db\n", USUAL)
                        .causes())
                .isNotEmpty();
    }

    /** What differs between the lines of a template was not compared: it may be what is new. */
    @Test
    void severe_words_that_a_template_leaves_open_are_never_set_aside() {
        LogTemplate open = template("ERROR worker failed: <*>", 4, 4);

        assertThat(analyse("ERROR worker failed: OutOfMemoryError", open).causes())
                .singleElement()
                .satisfies(cause -> assertThat(cause.text()).contains("memory"));
        assertThat(analyse(
                                "ERROR worker failed: OutOfMemoryError",
                                template("ERROR worker failed: OutOfMemoryError", 4, 4))
                        .causes())
                .isEmpty();
    }

    @Test
    void the_template_that_says_most_of_a_line_decides() {
        assertThat(analyse(REFUSED, template("ERROR connection refused <*> <*> <*>", 9, 1), USUAL)
                        .causes())
                .isEmpty();
        assertThat(analyse(
                                REFUSED,
                                template("ERROR connection refused <*> <*> <*>", 4, 4),
                                template(USUAL.template(), 9, 1))
                        .causes())
                .isNotEmpty();
    }

    @Test
    void what_another_log_or_an_alert_says_is_not_set_aside() {
        Evidence other = Facts.evidence(EvidenceKind.LOG, "kubernetes:c1/shop/cart-2/logs/current", REFUSED);
        Evidence alert = Facts.evidence(EvidenceKind.EVENT, "alert:1", REFUSED);

        assertThat(SHIPPED.analyse(List.of(other, RATES), facts(USUAL), List.of())
                        .causes())
                .isNotEmpty();
        assertThat(SHIPPED.analyse(List.of(alert, RATES), facts(USUAL), List.of())
                        .causes())
                .isNotEmpty();
    }

    @Test
    void counts_that_are_no_evidence_any_more_are_of_another_log() {
        Evidence log = Facts.evidence(EvidenceKind.LOG, LOG, REFUSED);

        assertThat(SHIPPED.analyse(List.of(log), facts(USUAL), List.of()).causes())
                .isNotEmpty();
    }

    @Test
    void what_a_sender_attaches_sets_nothing_aside() {
        Evidence attached = Facts.evidence(EvidenceKind.LOG, "artefact:x/log-rates", "counts");
        Evidence log = Facts.evidence(EvidenceKind.LOG, LOG, REFUSED);
        CitedFacts facts = new CitedFacts(
                attached.id(), attached.source(), facts(USUAL).get(0).facts());

        assertThat(SHIPPED.analyse(List.of(log, attached), List.of(facts), List.of())
                        .causes())
                .isNotEmpty();
    }

    /** The counts say nothing that the lines do not say: whether anything is wrong does not depend on them. */
    @Test
    void counts_alone_are_no_evidence() {
        LogTemplate added = template("ERROR no space left on device", 9, 0);

        assertThat(SHIPPED.analyse(List.of(RATES), facts(added), List.of()).causes())
                .isEmpty();
    }

    private static Analysis analyse(String log, LogTemplate... templates) {
        return SHIPPED.analyse(List.of(Facts.evidence(EvidenceKind.LOG, LOG, log), RATES), facts(templates), List.of());
    }

    private static List<CitedFacts> facts(LogTemplate... templates) {
        FactSet facts =
                new FactSet(List.of(), Arrays.asList(templates), List.of(), List.of(), List.of(), List.of(), List.of());
        return List.of(new CitedFacts(RATES.id(), RATES.source(), facts));
    }

    private static LogTemplate template(String text, long count, double baseline) {
        return new LogTemplate(LOG, text, count, baseline, LogTone.of(text), null, null, null);
    }

    private static PatternAnalyst shipped() {
        try {
            String text = Files.readString(Path.of("../routes/analysis/patterns.yaml"));
            return PatternAnalyst.of(PolicyFile.read("patterns.yaml", text, PatternAnalyst.schema()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
