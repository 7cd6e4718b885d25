package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class HarmlessWordsTest {

    private static final Pattern CODE = Pattern.compile("<code>[^<]*</code>");
    private static final Pattern TAG = Pattern.compile("</?(b|code)>");

    @Test
    void plain_words_are_words_and_what_could_come_alive_is_code() {
        assertThat(HarmlessWords.html("Pod shop/cart of (3 restarts, 92 %)", true))
                .isEqualTo("<b>Pod </b><code>shop/cart</code><b> of (3 restarts, 92 %)</b>");
        assertThat(HarmlessWords.html("see www.evil.test or @bob", false))
                .isEqualTo("see <code>www.evil.test</code> or <code>@bob</code>");
    }

    @Test
    void signs_of_the_sentence_around_a_word_are_not_part_of_what_is_copied() {
        assertThat(HarmlessWords.html("needs DB_URL, (see shop/cart) of host-1:9100. Or f(x)!", true))
                .isEqualTo(
                        "<b>needs </b><code>DB_URL</code><b>,</b><b> (see </b><code>shop/cart</code><b>)</b><b> of </b>"
                                + "<code>host-1:9100</code><b>.</b><b> Or </b><code>f(x)</code><b>!</b>");
    }

    @Test
    void a_number_beside_a_name_with_digits_is_none_of_a_telephone() {
        assertThat(HarmlessWords.html("pod cart-x2x7k. 85 %", false)).isEqualTo("pod <code>cart-x2x7k</code>. 85 %");
    }

    @Test
    void numbers_one_behind_the_other_may_be_a_telephone() {
        assertThat(HarmlessWords.html("call 0170 1234 or wait 30 minutes", false))
                .isEqualTo("call <code>0170</code> <code>1234</code> or wait 30 minutes");
        assertThat(HarmlessWords.html("0170  1234", false)).isEqualTo("<code>0170</code>  <code>1234</code>");
        assertThat(HarmlessWords.html("12345", false)).isEqualTo("<code>12345</code>");
    }

    @Property
    void nothing_is_lost_and_nothing_alive_is_outside_of_code(
            @ForAll @CharRange(from = ' ', to = '~') @StringLength(max = 200) String text, @ForAll boolean bold) {
        String html = HarmlessWords.html(text, bold);

        assertThat(MessagesTest.plain(html)).isEqualTo(text);
        String outside = TAG.matcher(CODE.matcher(html).replaceAll("")).replaceAll("");
        assertThat(outside.replaceAll("&(amp|lt|gt|quot);", " ")).doesNotContain("@", "#", "/", "$", "_", "<", "&");
        assertThat(outside).doesNotContainPattern("\\w\\.\\w").doesNotContainPattern("\\d{5}");
    }
}
