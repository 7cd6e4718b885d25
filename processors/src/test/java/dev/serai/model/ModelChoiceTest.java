package dev.serai.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.model.ModelBudget.BudgetShare;
import dev.serai.model.ModelChoice.ChosenBy;
import dev.serai.model.ModelChoice.ChosenModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ModelChoiceTest {

    private static final Set<String> ALL = Set.of("c", "u", "k", "t", "s", "f");

    @Test
    void the_nearest_choice_counts() {
        assertThat(new ModelChoice("c", "u", "k", "t", "s").choose(ALL))
                .isEqualTo(new ChosenModel("c", ChosenBy.CONVERSATION));
        assertThat(new ModelChoice(null, "u", "k", "t", "s").choose(ALL))
                .isEqualTo(new ChosenModel("u", ChosenBy.USER));
        assertThat(new ModelChoice(null, null, "k", "t", "s").choose(ALL))
                .isEqualTo(new ChosenModel("k", ChosenBy.CHANNEL));
        assertThat(new ModelChoice(null, null, null, "t", "s").choose(ALL))
                .isEqualTo(new ChosenModel("t", ChosenBy.TENANT));
        assertThat(new ModelChoice(null, null, null, null, "s").choose(ALL))
                .isEqualTo(new ChosenModel("s", ChosenBy.SYSTEM));
        assertThat(new ModelChoice(null, null, null, null, null).choose(ALL)).isNull();
    }

    @Test
    void a_model_that_is_not_configured_any_more_is_no_choice() {
        assertThat(new ModelChoice("gone", null, null, "t", "s").choose(ALL))
                .isEqualTo(new ChosenModel("t", ChosenBy.TENANT));
    }

    @Test
    void others_stand_in_each_once_in_their_order() {
        ModelChoice choice = new ModelChoice(null, "u", null, null, "s");
        assertThat(choice.candidates(ALL, List.of("f", "u", "gone", "s"))).containsExactly("u", "f", "s");
    }

    @Test
    void a_budget_allows_what_fits_beside_what_is_reserved() {
        ModelBudget budget = new ModelBudget(100, new BigDecimal("1.00"));
        BudgetShare used = new BudgetShare(60, new BigDecimal("0.60"));
        assertThat(budget.allows(used, new BudgetShare(40, new BigDecimal("0.40"))))
                .isTrue();
        assertThat(budget.allows(used, new BudgetShare(41, new BigDecimal("0.40"))))
                .isFalse();
        assertThat(budget.allows(used, new BudgetShare(40, new BigDecimal("0.400001"))))
                .isFalse();
        assertThat(new ModelBudget(0, BigDecimal.ZERO).allows(used, used)).isTrue();
    }

    @Test
    void prices_are_of_a_million_tokens() {
        assertThat(new ModelTokens(1_000, 500).cost(new BigDecimal("0.40"), new BigDecimal("1.60")))
                .isEqualByComparingTo("0.0012");
    }

    @Test
    void variants_are_used_about_as_often_and_always_the_same_for_the_same() {
        List<String> variants = List.of("a", "b");
        assertThat(PromptVariant.of(variants, "x")).isEqualTo(PromptVariant.of(variants, "x"));
        long second = Stream.iterate(0, i -> i + 1)
                .limit(1_000)
                .filter(i -> PromptVariant.of(variants, new UUID(i, i * 31L).toString())
                        .equals("b"))
                .count();
        assertThat(second).isBetween(400L, 600L);
    }
}
