package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SafeTextTest {

    @Test
    void what_a_reader_would_not_see_is_written_out() {
        assertThat(SafeText.line("rm\u202Egpj.exe", 100)).isEqualTo("rm⟨U+202E⟩gpj.exe");
        assertThat(SafeText.line("a\u200Bb\u00ADc\uFEFFd", 100)).isEqualTo("a⟨U+200B⟩b⟨U+00AD⟩c⟨U+FEFF⟩d");
        assertThat(SafeText.line("a\u0000b\u001B[31m", 100)).isEqualTo("a⟨U+0000⟩b⟨U+001B⟩[31m");
        assertThat(SafeText.line("one\ntwo", 100)).isEqualTo("one⟨U+000A⟩two");
        assertThat(SafeText.line("\uD800x", 100)).isEqualTo("⟨U+D800⟩x");
        assertThat(SafeText.line("a\u3164b\u00A0c\u2800d", 100)).isEqualTo("a⟨U+3164⟩b⟨U+00A0⟩c⟨U+2800⟩d");
        assertThat(SafeText.line("\uDB40\uDC41", 100)).isEqualTo("⟨U+E0041⟩");
    }

    @Test
    void letters_of_all_scripts_stay_and_marks_do_not_pile_up() {
        assertThat(SafeText.line("Größe 大きさ размер 🔥", 100)).isEqualTo("Größe 大きさ размер 🔥");
        String piled = "e" + "\u0301".repeat(5);
        assertThat(SafeText.line(piled, 100)).isEqualTo("e\u0301\u0301\u0301⟨U+0301⟩⟨U+0301⟩");
    }

    @Test
    void lines_stay_in_texts_and_a_cut_shows() {
        assertThat(SafeText.text("one\r\ntwo\tthree", 100)).isEqualTo("one\ntwo\tthree");
        assertThat(SafeText.exact("one\r\ntwo")).isEqualTo("one⟨U+000D⟩\ntwo");
        assertThat(SafeText.line("abcdef", 6)).isEqualTo("abcdef");
        assertThat(SafeText.line("abcdefg", 6)).isEqualTo("abcde…");
        // Never half of a character or of an escape.
        assertThat(SafeText.line("abc🔥🔥", 6)).isEqualTo("abc🔥…");
        assertThat(SafeText.line("abc\u202E", 6)).isEqualTo("abc…");
    }

    @Property
    void nothing_hidden_is_left_and_the_length_holds(
            @ForAll @CharRange(from = '\u0000', to = '\uFFFF') String hostile,
            @ForAll @IntRange(min = 1, max = 80) int max) {
        String shown = SafeText.line(hostile, max);

        assertThat(shown.length()).isLessThanOrEqualTo(max);
        assertThat(shown.codePoints().noneMatch(SafeText::isHidden)).isTrue();
    }

    @Property
    void text_without_anything_hidden_is_unchanged(@ForAll @CharRange(from = ' ', to = '~') String plain) {
        assertThat(SafeText.exact(plain)).isEqualTo(plain);
    }
}
