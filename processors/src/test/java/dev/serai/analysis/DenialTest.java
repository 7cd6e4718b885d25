package dev.serai.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a line denies supports nothing, in English and in German. */
class DenialTest {

    private static final String WORD = "OOMKilled";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no OOMKilled observed",
                "kein OOMKilled gefunden",
                "Es wurde kein einziges OOMKilled gefunden",
                "keine Meldung von OOMKilled",
                "ohne OOMKilled beendet",
                "weder OOMKilled noch Neustarts",
                "der Pod ist frei von OOMKilled",
                "OOMKilled wurde nicht beobachtet",
                "OOMKilled ist ausgeschlossen",
                "OOMKilled war nicht die Ursache",
                "Neustart wegen Update, keine OOMKilled"
            })
    void it_is_denied(String line) {
        assertThat(isDenied(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Container OOMKilled",
                "keine Antwort wegen OOMKilled",
                "kein Dienst mehr, OOMKilled",
                "ohne Vorwarnung: OOMKilled",
                "der Pod ist nicht bereit, weil OOMKilled",
                "keine Anfragen, sondern OOMKilled",
                "OOMKilled wurde beobachtet",
                "keinesfalls harmlos. OOMKilled"
            })
    void it_is_said(String line) {
        assertThat(isDenied(line)).isFalse();
    }

    private static boolean isDenied(String line) {
        int at = line.indexOf(WORD);
        return Denial.isDenied(line, at, at + WORD.length());
    }
}
