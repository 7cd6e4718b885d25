package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.language.NamedObject;
import dev.serai.language.TargetKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AccessPlaceTest {

    private static final Set<String> OWN = Set.of("demo", "stage");
    private static final NamedObject CHECKOUT = NamedObject.known("demo", TargetKind.DEPLOYMENT, "shop", "checkout");
    private static final NamedObject FOREIGN = NamedObject.known("prod-eu1", TargetKind.DEPLOYMENT, "pay", "ledger");

    @Test
    void an_object_that_is_named_says_its_namespace_and_its_cluster() {
        assertThat(read("who may scale checkout", null, null)).isEqualTo(place("shop", "demo"));
        assertThat(read("who may scale ledger", null, null)).isEqualTo(place("pay", "prod-eu1"));
    }

    @Test
    void it_is_what_was_spoken_of_last() {
        assertThat(read("who may restart it", null, CHECKOUT)).isEqualTo(place("shop", "demo"));
        assertThat(read("wer darf das neu starten", null, FOREIGN)).isEqualTo(place("pay", "prod-eu1"));
    }

    @Test
    void another_cluster_never_answers_for_one_that_is_not_known_here() {
        assertThat(read("who may delete pods in shop", "shop", FOREIGN)).isEqualTo(place("shop", "prod-eu1"));
        assertThat(read("who may delete pods in shop on stage", "shop", FOREIGN))
                .isEqualTo(place("shop", "stage"));
    }

    @Test
    void where_nothing_is_named_each_cluster_answers() {
        assertThat(read("who may delete pods in shop", "shop", CHECKOUT)).isEqualTo(place("shop", "demo", "stage"));
        assertThat(read("who may delete pods", null, null)).isEqualTo(place(null, "demo", "stage"));
    }

    private static AccessPlace place(@Nullable String namespace, String... clusters) {
        return new AccessPlace(namespace, Set.of(clusters));
    }

    private static AccessPlace read(String asked, @Nullable String namespace, @Nullable NamedObject spokenOf) {
        return AccessPlace.of(
                List.of(asked.split(" ")), namespace, OWN, Set.of("shop", "pay"), List.of(CHECKOUT, FOREIGN), spokenOf);
    }
}
