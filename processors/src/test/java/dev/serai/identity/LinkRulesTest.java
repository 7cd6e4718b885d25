package dev.serai.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.serai.identity.LinkFacts.StoredCode;
import java.time.Instant;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class LinkRulesTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final UUID ADA = UUID.randomUUID();

    @Property
    void a_code_is_read_again_however_it_is_typed(@ForAll @Size(LinkCode.LENGTH) byte[] random) {
        LinkCode code = LinkCode.of(random);

        assertThat(code.text()).matches("[0-9A-HJKMNP-TV-Z]{12}");
        assertThat(LinkCode.typed(code.shown())).contains(code);
        assertThat(LinkCode.typed(" " + code.text().toLowerCase() + " ")).contains(code);
        assertThat(LinkCode.typed(code.shown().replace('0', 'o').replace('1', 'l')))
                .contains(code);
        assertThat(code.toString()).doesNotContain(code.text());
    }

    @Property
    void whatever_is_typed_is_a_code_or_nothing(@ForAll String typed) {
        assertThat(LinkCode.typed(typed))
                .satisfiesAnyOf(
                        read -> assertThat(read).isEmpty(),
                        read -> assertThat(read.orElseThrow().text()).hasSize(LinkCode.LENGTH));
    }

    @Test
    void a_hash_is_bound_to_tenant_and_channel() {
        LinkCode code = LinkCode.of(new byte[LinkCode.LENGTH]);

        assertThat(code.hash("a", "telegram")).isEqualTo(code.hash("a", "telegram"));
        assertThat(code.hash("a", "telegram"))
                .isNotEqualTo(code.hash("a", "slack"))
                .isNotEqualTo(code.hash("b", "telegram"));
        assertThatThrownBy(() -> new LinkCode("SHORT")).hasMessageNotContaining("SHORT");
    }

    @Property
    void only_a_live_code_of_an_acting_account_links_and_only_a_free_identity(
            @ForAll @IntRange(max = 8) int ofSender,
            @ForAll @IntRange(max = 600) int ofOthers,
            @ForAll boolean known,
            @ForAll @IntRange(min = -3, max = 3) int seconds,
            @ForAll boolean disabled,
            @ForAll @IntRange(max = 2) int owner) {
        StoredCode code = known ? new StoredCode(ADA, NOW.plusSeconds(seconds), disabled) : null;
        UUID ownerId = owner == 0 ? null : owner == 1 ? ADA : UUID.randomUUID();

        LinkReason reason = LinkRules.decide(new LinkFacts(ofSender, ofSender + ofOthers, code, ownerId), NOW);

        assertThat(reason.linked())
                .isEqualTo(ofSender < LinkRules.SENDER_LIMIT
                        && ofSender + ofOthers < LinkRules.CHANNEL_LIMIT
                        && known
                        && seconds > 0
                        && !disabled
                        && owner != 2);
        assertThat(LinkRules.limit(ofSender, ofSender + ofOthers) != null)
                .isEqualTo(reason == LinkReason.SENDER_LIMIT || reason == LinkReason.CHANNEL_LIMIT);
        assertThat(!reason.linked() && !LinkRules.counts(reason, ofSender, ofSender + ofOthers))
                .isEqualTo(reason == LinkReason.SENDER_LIMIT && ofSender > LinkRules.SENDER_LIMIT
                        || reason == LinkReason.CHANNEL_LIMIT && ofSender + ofOthers > LinkRules.CHANNEL_LIMIT);
    }

    @Test
    void each_refusal_has_its_reason() {
        assertThat(decide(null, null)).isEqualTo(LinkReason.UNKNOWN_CODE);
        assertThat(decide(new StoredCode(ADA, NOW, false), null)).isEqualTo(LinkReason.LATE);
        assertThat(decide(new StoredCode(ADA, NOW.plusSeconds(1), true), null)).isEqualTo(LinkReason.DISABLED_USER);
        assertThat(decide(new StoredCode(ADA, NOW.plusSeconds(1), false), UUID.randomUUID()))
                .isEqualTo(LinkReason.IDENTITY_TAKEN);
        assertThat(LinkRules.decide(new LinkFacts(5, 5, null, null), NOW)).isEqualTo(LinkReason.SENDER_LIMIT);
        assertThat(LinkRules.decide(new LinkFacts(0, 500, null, null), NOW)).isEqualTo(LinkReason.CHANNEL_LIMIT);
    }

    private static LinkReason decide(StoredCode code, UUID owner) {
        return LinkRules.decide(new LinkFacts(0, 0, code, owner), NOW);
    }
}
