package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.ObjectSearch.SearchedCluster;
import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import dev.serai.language.Understanding;
import dev.serai.language.UnderstandingContext;
import dev.serai.language.Understood.Unclear;
import dev.serai.language.Understood.WantedObject;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ObjectSearchTest {

    private static final SearchedCluster DEMO = new SearchedCluster("demo", List.of("shop", "pay"));
    private static final SearchedCluster OPEN = new SearchedCluster("open", List.of("team-*"));

    @Test
    void an_unknown_object_is_wanted_with_what_the_words_say_of_it() {
        WantedObject wanted = wanted("restart the cart deployment in shop");

        assertThat(wanted.object().inWords()).isEqualTo("Deployment shop/cart");
        assertThat(wanted.kinds()).containsExactly(TargetKind.DEPLOYMENT);
        assertThat(wanted("scale checkout to 5").kinds())
                .containsExactlyInAnyOrder(TargetKind.DEPLOYMENT, TargetKind.STATEFUL_SET);
        assertThat(wanted("scale checkout to 5 on demo").object().cluster()).isEqualTo("demo");
        assertThat(wanted("why is the checkout deployment down?").object().name())
                .isEqualTo("checkout");
    }

    @Test
    void it_is_looked_for_in_each_namespace_that_is_configured_by_its_exact_name() {
        ObjectSearch search = ObjectSearch.of(wanted("scale checkout to 5"), List.of(DEMO), Set.of());

        assertThat(search.isWhole()).isTrue();
        assertThat(search.candidates())
                .extracting(NamedObject::inWords)
                .containsExactly(
                        "Deployment pay/checkout",
                        "Deployment shop/checkout",
                        "StatefulSet pay/checkout",
                        "StatefulSet shop/checkout");
    }

    @Test
    void where_a_pattern_stands_it_may_be_elsewhere_unless_the_namespace_is_said() {
        ObjectSearch search =
                ObjectSearch.of(wanted("restart the cart deployment"), List.of(OPEN), Set.of("team-a", "billing"));
        ObjectSearch said = ObjectSearch.of(wanted("restart the cart deployment in team-b"), List.of(OPEN), Set.of());
        ObjectSearch closed =
                ObjectSearch.of(wanted("restart the cart deployment in billing"), List.of(OPEN), Set.of());

        assertThat(search.isWhole()).isFalse();
        assertThat(search.candidates()).extracting(NamedObject::namespace).containsExactly("team-a");
        assertThat(said.isWhole()).isTrue();
        assertThat(said.candidates()).extracting(NamedObject::namespace).containsExactly("team-b");
        assertThat(closed.candidates()).isEmpty();
    }

    @Test
    void what_would_take_too_long_is_not_begun() {
        List<String> many =
                IntStream.range(0, 100).mapToObj(number -> "n" + number).toList();

        ObjectSearch search =
                ObjectSearch.of(wanted("scale checkout to 5"), List.of(new SearchedCluster("big", many)), Set.of());

        assertThat(search).isEqualTo(new ObjectSearch(Collections.emptyList(), false));
    }

    private static WantedObject wanted(String words) {
        UnderstandingContext nothing =
                UnderstandingContext.of(List.of(), null).within(Set.of("demo"), Set.of("shop", "team-b"));
        Unclear unclear = (Unclear) Understanding.of(words, nothing);
        assertThat(unclear.wanted()).as(words).isNotNull();
        return Objects.requireNonNull(unclear.wanted());
    }
}
