package dev.serai.incident;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTitleTest {

    @Test
    void names_the_workload_instead_of_its_pod() {
        assertThat(PlainTitle.of("Container cart of cart-5d9f8b7c4d-x2x7k crashes in a loop", "shop", "cart"))
                .isEqualTo("Container cart of shop/cart crashes in a loop");
        assertThat(PlainTitle.of("Pod shop/cart-5d9f8b7c4d-x2x7k is not ready", "shop", "cart"))
                .isEqualTo("Pod shop/cart is not ready");
        assertThat(PlainTitle.of("cart-lgrlbhtwcw-652pr: OOM", null, "cart")).isEqualTo("cart: OOM");
    }

    @Test
    void leaves_other_words_as_they_are() {
        String title = "Container cart of cart-redis-5d9f8b7c4d-x2x7k and cart-api crash";
        assertThat(PlainTitle.of(title, "shop", "cart")).isEqualTo(title);
        assertThat(PlainTitle.of("cart-5d9f8b7c4d-x2x7k is down", "shop", null))
                .isEqualTo("cart-5d9f8b7c4d-x2x7k is down");
    }
}
