package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class AsciiHtmlTest {

    @Test
    void every_sign_that_is_not_ascii_becomes_its_number() {
        assertThat(AsciiHtml.of("fällt aus — 支払い")).isEqualTo("f&#228;llt aus &#8212; &#25903;&#25173;&#12356;");
        assertThat(AsciiHtml.of("~\u007f\u0080")).isEqualTo("~&#127;&#128;");
    }

    @Test
    void a_surrogate_pair_is_one_sign_and_half_a_pair_is_replaced() {
        assertThat(AsciiHtml.of("🔥")).isEqualTo("&#128293;");
        assertThat(AsciiHtml.of("👩‍💻")).isEqualTo("&#128105;&#8205;&#128187;");
        assertThat(AsciiHtml.of("a\ud83d")).isEqualTo("a&#65533;");
        assertThat(AsciiHtml.of("\udd25\ud83db")).isEqualTo("&#65533;&#65533;b");
    }

    @Test
    void combining_marks_stay_behind_their_letter() {
        assertThat(AsciiHtml.of("e\u0301\u0323")).isEqualTo("e&#769;&#803;");
    }

    @Test
    void the_last_code_point_has_no_reference_that_telegram_knows() {
        assertThat(AsciiHtml.of("\udbff\udffe\udbff\udfff")).isEqualTo("&#1114110;&#65533;");
    }

    @Test
    void markup_and_what_is_escaped_already_stay_as_they_are() {
        String html = "<b>1 &lt; 2 &amp;&amp; 3</b>\n<code>&amp;#228; &quot;\t\\</code>&#228;";
        assertThat(AsciiHtml.of(html)).isEqualTo(html);
    }

    @Property
    void what_comes_out_is_ascii_stays_as_it_is_and_reads_as_before(@ForAll String text) {
        String html = TelegramText.escape(text);
        String ascii = AsciiHtml.of(html);

        assertThat(ascii.chars()).allMatch(sign -> sign <= '~');
        assertThat(AsciiHtml.of(ascii)).isEqualTo(ascii);
        assertThat(MessagesTest.plain(ascii)).isEqualTo(text.replaceAll("[\\x{D800}-\\x{DFFF}\\x{10FFFF}]", "\uFFFD"));
    }

    @Test
    void labels_cannot_carry_references_so_they_are_ascii() {
        assertThatThrownBy(() -> Button.of(Button.ButtonKind.REJECT, "Abl\u00e4hnen"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ASCII");
    }
}
