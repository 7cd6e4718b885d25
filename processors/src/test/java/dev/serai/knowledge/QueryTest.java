package dev.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class QueryTest {

    @Test
    void names_of_several_words_are_taken_apart_and_kept_whole() {
        assertThat(TextWords.of("CrashLoopBackOff in C:\\Windows\\System32\\rundll32.exe"))
                .containsExactly(
                        "crashloopbackoff",
                        "crash",
                        "loop",
                        "back",
                        "off",
                        "in",
                        "windows",
                        "system32",
                        "rundll32.exe",
                        "rundll32",
                        "exe");
        assertThat(TextWords.of("HKLM\\Software\\CurrentVersion\\Run"))
                .containsExactly("hklm", "software", "currentversion", "current", "version", "run");
        assertThat(TextWords.of("/etc/ld.so.preload kube-system CHECKOUT_DB_URL."))
                .containsExactly(
                        "etc",
                        "ld.so.preload",
                        "ld",
                        "so",
                        "preload",
                        "kube-system",
                        "kube",
                        "system",
                        "checkout_db_url",
                        "checkout",
                        "db",
                        "url");
        assertThat(TextWords.of("größer, São Paulo; 日本 – x")).containsExactly("größer", "são", "paulo", "日本");
    }

    @Test
    void what_differs_each_time_is_not_looked_for() {
        QueryText asked = QueryText.of(
                "2026-11-21T08:30:00.123Z 10.0.3.7:8080 pod 01938f00-0000-7000-8000-000000000000 sha 9f86d081884c7d659a2f failed at 08:31:07");

        assertThat(asked.words()).containsExactly("pod", "sha", "failed", "at");
    }

    @Test
    void references_are_recognised() {
        assertThat(QueryText.of("how to detect t1059.001, AC-2(1), ac-6, M1042 and A01:2025?")
                        .references())
                .containsExactlyInAnyOrder("T1059.001", "AC-2(1)", "AC-6", "M1042", "A01:2025");
        assertThat(QueryText.of("T10595 xT1059 M10421 COVID-19x").references()).isEmpty();
    }

    @Test
    void ranks_of_several_orders_become_one() {
        Map<String, Double> fused = RankFusion.fuse(
                60,
                List.of(
                        new RankFusion.Ranking(1, List.of("a", "b", "c")),
                        new RankFusion.Ranking(1, List.of("c", "d"))));

        assertThat(fused.keySet()).containsExactly("c", "a", "b", "d");
        assertThat(fused.get("c")).isEqualTo(1.0 / 63 + 1.0 / 61);
    }

    @Test
    void the_sentence_that_fits_best_is_shown_and_what_follows_it() {
        String text =
                "Nothing of that kind. Somebody may delete the volume shadow copies. It makes recovery harder.\n\n"
                        + "Other things follow.";

        assertThat(BestSentence.of(text, List.of("shadow", "copies", "deleted"), UnaryOperator.identity()))
                .startsWith("Somebody may delete the volume shadow copies. It makes")
                .endsWith("Other things follow.");
        assertThat(BestSentence.of("word ".repeat(1_000), List.of("word"), UnaryOperator.identity()))
                .hasSizeLessThanOrEqualTo(BestSentence.LENGTH);
        assertThat(BestSentence.of("", List.of("word"), UnaryOperator.identity()))
                .isEmpty();
    }

    @Test
    void the_vocabulary_adds_how_catalogues_call_it() {
        KnowledgeVocabulary vocabulary = KnowledgeVocabulary.of(
                "# nothing\nrdp, remote desktop => remote services\n\ncron => scheduled task\n",
                UnaryOperator.identity());

        assertThat(vocabulary.related(List.of("login", "remote", "desktop"))).containsExactly("services");
        assertThat(vocabulary.related(List.of("desktop", "remote"))).isEmpty();
        assertThat(KnowledgeVocabulary.own(UnaryOperator.identity()).related(List.of("rdp")))
                .contains("remote", "desktop");
    }

    @Test
    void a_vector_keeps_its_direction_in_bytes() {
        assertThat(QuantisedVector.of(new float[] {0.5f, -0.26f, 0})).containsExactly(127, -66, 0);
        assertThat(QuantisedVector.of(new float[2])).containsExactly(0, 0);
    }

    @Test
    void an_incident_that_came_back_says_what_had_ended_it_and_that_it_came_back() {
        Instant opened = Instant.parse("2026-11-03T21:32:00Z");

        assertThat(IncidentChunker.outcome(new IncidentMemory(
                        "1",
                        "cart crashes",
                        "shop/cart",
                        opened,
                        opened.plusSeconds(600),
                        opened.plusSeconds(90_000),
                        List.of(),
                        List.of(),
                        List.of(new RememberedAction("rollback of shop/cart", true, true)),
                        List.of())))
                .isEqualTo("Seen on 3 November 2026, ended by: rollback of shop/cart. It lasted 10 min."
                        + " It came back on 4 November 2026. Where: shop/cart.");
    }

    @Test
    void an_incident_says_when_it_was_and_what_ended_it() {
        KnowledgeChunk chunk = IncidentChunker.read(
                new IncidentMemory(
                        "01938f00-0000-7000-8000-000000000000",
                        "cart crashes right after its rollout",
                        "shop/cart",
                        Instant.parse("2026-11-03T21:32:00Z"),
                        Instant.parse("2026-11-03T22:02:00Z"),
                        null,
                        List.of("Container cart crashes in a loop"),
                        List.of("CHECKOUT_DB_URL is not set"),
                        List.of(
                                new RememberedAction("scale of shop/cart", true, false),
                                new RememberedAction("rollback of shop/cart", true, true),
                                new RememberedAction("drain of node-1", false, null)),
                        List.of("Tell the owners")),
                new SourceFacts("incidents", "incident", "", ""));

        assertThat(chunk.id()).isEqualTo("incident:01938f00-0000-7000-8000-000000000000");
        assertThat(chunk.text())
                .isEqualTo(
                        """
                        Seen on 3 November 2026, ended by: rollback of shop/cart. It lasted 30 min. Where: shop/cart.
                        Alert: Container cart crashes in a loop
                        Likely cause: CHECKOUT_DB_URL is not set
                        Action: scale of shop/cart (it did not help)
                        Action: rollback of shop/cart (it helped)
                        Action: drain of node-1 (not carried out)
                        Note: Tell the owners""");
        assertThat(new KnowledgeItem(
                                chunk.id(),
                                chunk.source(),
                                chunk.reference(),
                                chunk.title(),
                                KnowledgeExcerpt.of(chunk.source(), chunk.text(), List.of("crashes"), word -> word),
                                "",
                                1)
                        .line())
                .startsWith(
                        "cart crashes right after its rollout: Seen on 3 November 2026, ended by: rollback of shop/cart. It lasted 30 min. Where: shop/cart. ")
                .doesNotContain("01938f00", "Past incidents", "Alert: ");
    }
}
