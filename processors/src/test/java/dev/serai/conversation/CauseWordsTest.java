package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.serai.message.ChatLanguage;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class CauseWordsTest {

    @Test
    void each_cause_of_the_shipped_patterns_has_german_words() throws IOException {
        JsonNode patterns = new YAMLMapper()
                .readTree(Path.of("../routes/analysis/patterns.yaml").toFile())
                .path("patterns");

        assertThat(patterns).hasSizeGreaterThan(20).allSatisfy(pattern -> {
            String cause = pattern.path("cause").asText();
            assertThat(CauseWords.in(ChatLanguage.GERMAN, cause)).isNotEqualTo(cause);
            assertThat(CauseWords.in(ChatLanguage.ENGLISH, cause)).isEqualTo(cause);
        });
    }

    @Test
    void the_object_that_a_cause_names_stays_behind_its_sentence() {
        assertThat(CauseWords.in(ChatLanguage.GERMAN, "The pod was evicted by its node. Affected: pod shop/cart-1."))
                .isEqualTo("Der Pod wurde von seinem Knoten verdrängt. Betroffen: pod shop/cart-1.");
        assertThat(CauseWords.in(ChatLanguage.GERMAN, "A guess. Affected: all."))
                .isEqualTo("A guess. Affected: all.");
    }

    @Test
    void what_others_say_stays_as_it_is() {
        assertThat(CauseWords.in(ChatLanguage.GERMAN, "a model's guess")).isEqualTo("a model's guess");
        assertThat(CauseWords.in(ChatLanguage.GERMAN, "No known pattern is found in 3 pieces of evidence."))
                .isEqualTo("In 3 Beobachtungen findet sich kein bekanntes Muster.");
    }
}
