package dev.serai.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.audit.AuditLines.Link;
import dev.serai.audit.ChainVerdict.Reason;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChainVerifierTest {

    private static final KeyPair KEY = newKey();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456Z");

    @Property(tries = 200)
    void an_untouched_chain_is_valid_and_every_tampering_is_found(
            @ForAll @IntRange(min = 2, max = 30) int size,
            @ForAll @IntRange(min = 0, max = 29) int where,
            @ForAll Tampering tampering) {
        List<Link> chain = chain(size);
        List<Checkpoint> signed = List.of(sign(chain, size / 2), sign(chain, size));
        assertThat(verify(chain, signed)).isEqualTo(new ChainVerdict(size, null, Reason.INTACT, signed.get(1)));

        List<Link> touched = new ArrayList<>(chain);
        tampering.apply(touched, where % size);
        ChainVerdict verdict = verify(touched, signed);
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.firstBroken()).isNotNull();
    }

    enum Tampering {
        EDIT_ACTOR {
            @Override
            void apply(List<Link> chain, int at) {
                Link link = chain.get(at);
                chain.set(at, new Link(link.seal(), event(link.event().id(), "user:eve", "{\"n\":1}")));
            }
        },
        EDIT_DETAILS {
            @Override
            void apply(List<Link> chain, int at) {
                Link link = chain.get(at);
                chain.set(at, new Link(link.seal(), event(link.event().id(), "user:ann", "{\"n\":2}")));
            }
        },
        DELETE_EVENT {
            @Override
            void apply(List<Link> chain, int at) {
                chain.set(at, new Link(chain.get(at).seal(), null));
            }
        },
        DELETE_LINK {
            @Override
            void apply(List<Link> chain, int at) {
                chain.remove(at);
            }
        },
        SWAP_EVENTS {
            @Override
            void apply(List<Link> chain, int at) {
                int other = at == 0 ? 1 : at - 1;
                AuditEvent event = chain.get(at).event();
                chain.set(at, new Link(chain.get(at).seal(), chain.get(other).event()));
                chain.set(other, new Link(chain.get(other).seal(), event));
            }
        },
        INSERT {
            @Override
            void apply(List<Link> chain, int at) {
                AuditEvent forged = event(UUID.randomUUID(), "user:ann", "{}");
                Seal before = at == 0 ? null : chain.get(at - 1).seal();
                chain.add(at, new Link(HashChain.next(before, forged), forged));
            }
        },
        CUT_THE_END {
            @Override
            void apply(List<Link> chain, int at) {
                chain.subList(at, chain.size()).clear();
            }
        },
        WRITE_ANEW {
            @Override
            void apply(List<Link> chain, int at) {
                List<Link> rest = new ArrayList<>(chain.subList(at, chain.size()));
                chain.subList(at, chain.size()).clear();
                Seal last = at == 0 ? null : chain.get(at - 1).seal();
                for (Link link : rest) {
                    AuditEvent forged = event(link.event().id(), "user:eve", "{\"n\":1}");
                    last = HashChain.next(last, forged);
                    chain.add(new Link(last, forged));
                }
            }
        };

        abstract void apply(List<Link> chain, int at);
    }

    @Test
    void a_chain_that_was_put_back_and_grew_again_differs_from_what_was_signed() {
        List<Link> chain = chain(10);
        List<Checkpoint> signed = new ArrayList<>(List.of(sign(chain, 4), sign(chain, 10)));
        List<Link> putBack = new ArrayList<>(chain.subList(0, 6));
        grow(putBack, 8);
        // The hub went on signing, not knowing.
        signed.add(sign(putBack, 7));
        signed.add(sign(putBack, 14));
        ChainVerdict verdict = verify(putBack, signed);
        assertThat(verdict.reason()).isEqualTo(Reason.CHECKPOINT_DIFFERS);
        assertThat(verdict.firstBroken()).isEqualTo(10);
        assertThat(verdict.checkpoint()).isEqualTo(signed.get(0));
    }

    @Test
    void a_checkpoint_of_another_key_or_one_that_is_no_checkpoint_is_forged() {
        List<Link> chain = chain(3);
        Checkpoint foreign =
                CheckpointKey.sign(newKey().getPrivate(), chain.get(2).seal(), NOON);
        assertThat(verify(chain, List.of(foreign)).reason()).isEqualTo(Reason.CHECKPOINT_FORGED);
        assertThat(verify(chain, List.of(AuditLines.checkpoint("{\"tenant\":\"acme\"}")))
                        .reason())
                .isEqualTo(Reason.CHECKPOINT_FORGED);
    }

    @Test
    void checkpoints_of_other_tenants_do_not_count_and_none_at_all_is_said() {
        List<Link> chain = chain(3);
        Seal other = new Seal("other", 99, UUID.randomUUID(), HashChain.GENESIS, "f".repeat(64));
        List<Checkpoint> signed = List.of(CheckpointKey.sign(KEY.getPrivate(), other, NOON));
        assertThat(verify(chain, signed)).isEqualTo(new ChainVerdict(3, null, Reason.INTACT, null));
        assertThat(verify(List.of(), List.of())).isEqualTo(new ChainVerdict(0, null, Reason.INTACT, null));
    }

    @Test
    void lines_come_back_unchanged() {
        Link link = chain(1).get(0);
        assertThat(AuditLines.link(AuditLines.export(link))).isEqualTo(link);
        Link gone = new Link(link.seal(), null);
        assertThat(AuditLines.link(AuditLines.export(gone))).isEqualTo(gone);
        Checkpoint checkpoint = sign(List.of(link), 1);
        assertThat(AuditLines.checkpoint(AuditLines.checkpoint(checkpoint))).isEqualTo(checkpoint);
    }

    @Test
    void equal_details_have_one_form_and_different_ones_do_not() {
        assertThat(canonical("{\"b\":1.0,\"a\":[1e2,\"x\"]}"))
                .isEqualTo(canonical("{ \"a\": [100, \"x\"], \"b\": 1 }"));
        assertThat(canonical("{\"a\":9007199254740993}")).isNotEqualTo(canonical("{\"a\":9007199254740992}"));
        assertThat(canonical("{\"a\":1}")).isNotEqualTo(canonical("{\"a\":\"1\"}"));
        assertThat(canonical("{\"a\":null}")).isNotEqualTo(canonical("{}"));
        assertThat(canonical("{\"a\":1}")).isNotEqualTo(canonical("{\"a\":{\"#\":\"1\"}}"));
    }

    private static String canonical(String json) {
        return CanonicalText.of(CanonicalText.parse(json));
    }

    private static ChainVerdict verify(List<Link> chain, List<Checkpoint> signed) {
        ChainVerifier verifier = new ChainVerifier("acme", KEY.getPublic(), signed.iterator());
        chain.forEach(link -> verifier.accept(link.seal(), link.event()));
        return verifier.verdict();
    }

    private static Checkpoint sign(List<Link> chain, int sequence) {
        return CheckpointKey.sign(KEY.getPrivate(), chain.get(sequence - 1).seal(), NOON);
    }

    private static List<Link> chain(int size) {
        List<Link> chain = new ArrayList<>();
        grow(chain, size);
        return chain;
    }

    private static void grow(List<Link> chain, int by) {
        for (int i = 0; i < by; i++) {
            AuditEvent event = event(UUID.randomUUID(), "user:ann", "{\"n\":1}");
            Seal last = chain.isEmpty() ? null : chain.get(chain.size() - 1).seal();
            chain.add(new Link(HashChain.next(last, event), event));
        }
    }

    private static AuditEvent event(UUID id, String actor, String details) {
        return new AuditEvent("acme", id, actor, "incident.acknowledged", "incident", "i-1", null, details, NOON);
    }

    private static KeyPair newKey() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
