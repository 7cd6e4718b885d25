package dev.serai.message;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DefangedTest {

    @ParameterizedTest
    @CsvSource({
        "http://bob@evil.test/x, http[:]//bob[@]evil[.]test/x",
        "bob[@evil.test, bob[[@]evil[.]test",
        "bob@]evil.test, bob[@]]evil[.]test",
        "bob[@]evil[.]test, bob[@]evil[.]test",
        "//10.1.2.3/x, //10.1.2[.]3/x",
        "tel:112, tel[:]112",
    })
    void no_address_is_left_and_brackets_that_are_there_stay(String text, String written) {
        assertThat(Defanged.text(text)).isEqualTo(written);
    }

    /** A message's own words may have been through it before a mail is made of them. */
    @Property(tries = 5000)
    void what_is_broken_up_stays_as_it_is(
            @ForAll
                    @StringLength(max = 24)
                    @Chars({'.', ':', '@', '＠', '。', '[', ']', '\\', '/', ' '})
                    @CharRange(from = '0', to = '2')
                    @CharRange(from = 'a', to = 'c')
                    String text) {
        String once = Defanged.text(text);

        assertThat(Defanged.text(once)).isEqualTo(once);
    }
}
