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
