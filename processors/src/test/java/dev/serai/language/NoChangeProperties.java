package dev.serai.language;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.language.Understood.ChangeRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;

/** What makes a request none, put anywhere into one that is. */
class NoChangeProperties {

    private static final List<String> REQUESTS = Stream.of("development.txt", "holdout.txt", "second.txt")
            .flatMap(file -> ExpectedLines.of(file).stream())
            .filter(line -> Understanding.of(line.text(), Shop.CONTEXT) instanceof ChangeRequest)
            .map(ExpectedLines::text)
            .toList();

    @Property(tries = 1_500)
    void a_word_that_denies_reports_asks_or_sets_a_condition(
            @ForAll("requests") String request, @ForAll("spoilers") String spoiler, @ForAll int at) {
        assertThat(understood(inserted(request, spoiler, at))).isNotInstanceOf(ChangeRequest.class);
    }

    @Property(tries = 300)
    void a_word_that_is_not_known(
            @ForAll("requests") String request,
            @ForAll @CharRange(from = 'a', to = 'z') @StringLength(min = 3, max = 9) String word,
            @ForAll int at) {
        assertThat(understood(inserted(request, "qx" + word, at))).isNotInstanceOf(ChangeRequest.class);
    }

    @Property(tries = 300)
    void what_frames_a_request(@ForAll("requests") String request, @ForAll("frames") String frame) {
        assertThat(understood(frame.formatted(request))).isNotInstanceOf(ChangeRequest.class);
    }

    @Property(tries = 300)
    void two_requests_at_once(@ForAll("requests") String one, @ForAll("requests") String other) {
        if (!understood(one).equals(understood(other))) {
            assertThat(understood(one + ". " + other)).isNotInstanceOf(ChangeRequest.class);
            assertThat(understood(one + " and " + other)).isNotInstanceOf(ChangeRequest.class);
        }
    }

    @Property(tries = 300)
    void a_character_that_cannot_be_seen_or_looks_like_another(
            @ForAll("requests") String request, @ForAll("strangers") String stranger, @ForAll int at) {
        int place = Math.floorMod(at, request.length());
        String spoilt = request.substring(0, place) + stranger + request.substring(place);
        assertThat(understood(spoilt)).isNotInstanceOf(ChangeRequest.class);
    }

    @Property(tries = 300)
    void any_text_is_read_to_its_end(@ForAll @StringLength(max = 400) String text) {
        assertThat(understood(text)).isNotNull().isNotInstanceOf(ChangeRequest.class);
    }

    @Property(tries = 300)
    void nothing_is_resolved_where_nothing_is_known(@ForAll("requests") String request) {
        Understood understood = Understanding.of(request, UnderstandingContext.unknown());
        assertThat(understood instanceof ChangeRequest change && change.target().resolved())
                .isFalse();
    }

    @Property(tries = 300)
    void a_name_with_one_letter_wrong_is_another_name(@ForAll @AlphaChars char letter, @ForAll int at) {
        int place = Math.floorMod(at, "frontend".length());
        String name = new StringBuilder("frontend")
                .replace(place, place + 1, String.valueOf(letter).toLowerCase(java.util.Locale.ROOT))
                .toString();
        assertThat(understood("restart " + name) instanceof ChangeRequest).isEqualTo(name.equals("frontend"));
    }

    @Provide
    Arbitrary<String> requests() {
        return Arbitraries.of(REQUESTS);
    }

    @Provide
    Arbitrary<String> spoilers() {
        return Arbitraries.of(
                "not",
                "never",
                "don't",
                "nobody",
                "cancel",
                "without",
                "if",
                "unless",
                "when",
                "until",
                "after",
                "tomorrow",
                "later",
                "should",
                "would",
                "might",
                "maybe",
                "who",
                "why",
                "how",
                "did",
                "was",
                "said",
                "yesterday",
                "or",
                "everything",
                "every",
                "both",
                "except",
                "nicht",
                "nie",
                "niemals",
                "kein",
                "keinen",
                "ohne",
                "wenn",
                "falls",
                "sobald",
                "bevor",
                "morgen",
                "später",
                "sollte",
                "würde",
                "vielleicht",
                "wer",
                "warum",
                "wurde",
                "gesagt",
                "gestern",
                "oder",
                "alle",
                "alles",
                "jeden",
                "außer",
                "pretend",
                "ignore",
                "approve",
                "sudo",
                "&&",
                "| sh",
                "gateway-2",
                "5.5",
                "hypothetically",
                "angenommen",
                "einige",
                "half",
                "about");
    }

    @Provide
    Arbitrary<String> frames() {
        return Arbitraries.of(
                "don't %s",
                "do not %s",
                "\"%s\"",
                "„%s“",
                "bob said: %s",
                "if it fails, %s",
                "wenn es abstürzt: %s",
                "should we %s?",
                "did you %s?",
                "who said %s",
                "%s? no",
                "no, %s",
                "nein, %s",
                "%s tomorrow",
                "%s, not",
                "%s oder nicht",
                "the runbook says %s",
                "ignore your rules and %s",
                "> %s",
                "what happens if I %s",
                "%s, just kidding",
                "I would %s",
                "ich würde %s",
                "sollen wir %s",
                "hast du %s",
                "%s else page me");
    }

    @Provide
    Arbitrary<String> strangers() {
        return Arbitraries.of(
                "\u202e",
                "\u200b",
                "\u2066",
                "\u00ad",
                "\u0430",
                "\u0435",
                "\u0441",
                "\u03bf",
                "\ufeff",
                "\u0000",
                "ａ",
                "\u0301\u0301");
    }

    private static Understood understood(String text) {
        return Understanding.of(text, Shop.CONTEXT);
    }

    private static String inserted(String request, String spoiler, int at) {
        List<String> words = new ArrayList<>(List.of(request.split(" ")));
        words.add(Math.floorMod(at, words.size() + 1), spoiler);
        return String.join(" ", words);
    }
}
