package dev.serai.action;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class BudgetTest {

    @Property
    void whatever_is_asked_for_no_more_than_the_budget_is_touched(
            @ForAll @IntRange(max = 30) int perHour,
            @ForAll @Size(max = 40) java.util.List<@IntRange(min = 1, max = 10) Integer> wishes) {
        Deque<Integer> touched = new ArrayDeque<>();
        for (int weight : wishes) {
            int spent = touched.stream().mapToInt(Integer::intValue).sum();
            if (new Budget(perHour, spent).allows(weight)) {
                touched.add(weight);
            }
        }
        assertThat(touched.stream().mapToInt(Integer::intValue).sum()).isLessThanOrEqualTo(perHour);
    }

    @Example
    void a_node_counts_five() {
        assertThat(new BlastRadius(1, false).weight()).isEqualTo(1);
        assertThat(new BlastRadius(3, false).weight()).isEqualTo(3);
        assertThat(new BlastRadius(1, true).weight()).isEqualTo(5);
        assertThat(new Budget(20, 15).allows(5)).isTrue();
        assertThat(new Budget(20, 16).allows(5)).isFalse();
    }

    @Example
    void whoever_changes_an_object_of_a_cluster_has_it_to_himself() throws IOException {
        String restart = "{\"cluster\":\"shop\",\"kind\":\"Deployment\",\"namespace\":\"web\",\"name\":\"cart\"}";
        String rollback = "{\"cluster\":\"shop\",\"namespace\":\"web\",\"name\":\"cart\",\"revision\":3}";

        assertThat(Claim.of(json(restart), "shop/Deployment/web/cart")).isEqualTo("shop/web/cart");
        assertThat(Claim.of(json(rollback), "shop/web/cart")).isEqualTo("shop/web/cart");
        assertThat(Claim.of(json("{\"cluster\":\"shop\",\"name\":\"node-a\"}"), "shop/node-a"))
                .isEqualTo("shop/node-a");
        assertThat(Claim.of(json("{\"url\":\"https://shop.example.com/cache\"}"), "https://shop.example.com/cache"))
                .isEqualTo("https://shop.example.com/cache");
    }

    private static JsonNode json(String text) throws IOException {
        return new ObjectMapper().readTree(text);
    }
}
