package dev.serai.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.conversation.AccessWords.GrantedAccess;
import dev.serai.language.AccessInquiry;
import dev.serai.message.ChatLanguage;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessOfOneTest {

    private static final GrantedAccess ALL = new GrantedAccess(
            "demo",
            """
            2 may delete pods in shop:
            - User jane@shop.example: RoleBinding shop/jane → Role shop/one-pod
            - User mary-jane@shop.example: RoleBinding shop/mary → Role shop/all-pods
            Who belongs to a group the cluster does not know.""",
            "",
            List.of("RoleBinding shop/jane", "RoleBinding shop/mary"));

    @Test
    void what_gives_it_to_the_one_who_is_asked_about_is_all_that_is_said() {
        GrantedAccess one = of("jane", "delete");

        assertThat(one.text())
                .isEqualTo(
                        """
                        Yes, jane may:
                        - User jane@shop.example: RoleBinding shop/jane → Role shop/one-pod
                        Who belongs to a group the cluster does not know.""");
        assertThat(one.citations()).containsExactly("RoleBinding shop/jane");
    }

    @Test
    void who_is_given_nothing_by_name_is_told_so_and_what_that_leaves_open() {
        assertThat(of("bob", "delete").text())
                .startsWith("No, no role gives this to bob by that name.\n")
                .endsWith("the cluster does not know.");
        assertThat(of("bob", "*").text()).startsWith("No role lets bob do everything. Ask for one thing");
        assertThat(of("bob", "delete").citations()).isEmpty();
    }

    @Test
    void nothing_is_left_out_where_nobody_is_named() {
        assertThat(AccessOfOne.of(ChatLanguage.ENGLISH, ALL, new AccessInquiry("delete", "pods", "shop", null)))
                .isEqualTo(ALL);
    }

    private static GrantedAccess of(String who, String verb) {
        return AccessOfOne.of(ChatLanguage.ENGLISH, ALL, new AccessInquiry(verb, "pods", "shop", who));
    }
}
