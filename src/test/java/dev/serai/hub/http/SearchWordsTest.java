package dev.serai.hub.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SearchWordsTest {

    @Test
    void letters_and_digits_of_any_script_are_words() {
        for (String text :
                List.of("disk", "5", "<5>", "-x-", "ошибка", "磁盘", "a & b", "<b> bold", "http://x", "<half")) {
            assertThat(SearchWords.hasSome(text)).as(text).isTrue();
        }
    }

    @Test
    void signs_tags_entities_and_protocols_are_not() {
        for (String text : List.of("---", " ! ", "<b>", "</b>", "&amp;", "&#38;", "http://", "…")) {
            assertThat(SearchWords.hasSome(text)).as(text).isFalse();
        }
    }
}
