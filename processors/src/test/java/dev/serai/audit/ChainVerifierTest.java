package dev.serai.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.audit.AuditLines.ChainLink;
import dev.serai.audit.ChainVerdict.ChainReason;
import dev.serai.audit.ChainVerifier.Expectation;
import dev.serai.audit.Checkpoint.CheckpointPlace;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
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
        List<ChainLink> chain = chain(size);
        List<Checkpoint> signed = List.of(sign(chain, size / 2), sign(chain, size));
        assertThat(verify(chain, signed)).isEqualTo(new ChainVerdict(size, null, ChainReason.INTACT, 2, signed.get(1)));

        List<ChainLink> touched = new ArrayList<>(chain);
        tampering.apply(touched, where % size);
        ChainVerdict verdict = verify(touched, signed);
        assertThat(verdict.valid()).isFalse();
        assertThat(verdict.firstBroken()).isNotNull();
    }

    enum Tampering {
        EDIT_ACTOR {
            @Override
            void apply(List<ChainLink> chain, int at) {
                ChainLink link = chain.get(at);
                chain.set(at, new ChainLink(link.seal(), event(link.event().id(), "user:eve", "{\"n\": 1}")));
            }
        },
        EDIT_DETAILS {
            @Override
            void apply(List<ChainLink> chain, int at) {
                ChainLink link = chain.get(at);
                chain.set(at, new ChainLink(link.seal(), event(link.event().id(), "user:ann", "{\"n\": 2}")));
            }
        },
        DELETE_EVENT {
            @Override
            void apply(List<ChainLink> chain, int at) {
                chain.set(at, new ChainLink(chain.get(at).seal(), null));
            }
        },
        DELETE_LINK {
            @Override
            void apply(List<ChainLink> chain, int at) {
                chain.remove(at);
            }
        },
        SWAP_EVENTS {
            @Override
            void apply(List<ChainLink> chain, int at) {
                int other = at == 0 ? 1 : at - 1;
                AuditEvent event = chain.get(at).event();
                chain.set(
                        at, new ChainLink(chain.get(at).seal(), chain.get(other).event()));
                chain.set(other, new ChainLink(chain.get(other).seal(), event));
            }
        },
        INSERT {
            @Override
            void apply(List<ChainLink> chain, int at) {
                AuditEvent forged = event(UUID.randomUUID(), "user:ann", "{}");
                Seal before = at == 0 ? null : chain.get(at - 1).seal();
                chain.add(at, new ChainLink(HashChain.next(before, forged), forged));
            }
        },
        CUT_THE_END {
            @Override
            void apply(List<ChainLink> chain, int at) {
                chain.subList(at, chain.size()).clear();
            }
        },
        WRITE_ANEW {
            @Override
            void apply(List<ChainLink> chain, int at) {
                List<ChainLink> rest = new ArrayList<>(chain.subList(at, chain.size()));
                chain.subList(at, chain.size()).clear();
                Seal last = at == 0 ? null : chain.get(at - 1).seal();
                for (ChainLink link : rest) {
                    AuditEvent forged = event(link.event().id(), "user:eve", "{\"n\": 1}");
                    last = HashChain.next(last, forged);
                    chain.add(new ChainLink(last, forged));
                }
            }
        };

        abstract void apply(List<ChainLink> chain, int at);
    }

    @Test
    void a_chain_that_was_put_back_and_grew_again_differs_from_what_was_signed() {
        List<ChainLink> chain = chain(10);
        List<Checkpoint> signed = new ArrayList<>(List.of(sign(chain, 4), sign(chain, 10)));
        List<ChainLink> putBack = new ArrayList<>(chain.subList(0, 6));
        grow(putBack, 8);
        // The hub went on signing, not knowing.
        signed.add(sign(putBack, 7));
        signed.add(sign(putBack, 14));
        ChainVerdict verdict = verify(putBack, signed);
        assertThat(verdict.reason()).isEqualTo(ChainReason.CHECKPOINT_DIFFERS);
        assertThat(verdict.firstBroken()).isEqualTo(10);
        assertThat(verdict.checkpoint()).isEqualTo(signed.get(0));
    }

    @Test
    void a_checkpoint_of_another_key_or_one_that_is_no_checkpoint_is_forged() {
        List<ChainLink> chain = chain(3);
        Checkpoint foreign =
                CheckpointKey.sign(newKey().getPrivate(), chain.get(2).seal(), NOON, null);
        assertThat(verify(chain, List.of(foreign)).reason()).isEqualTo(ChainReason.CHECKPOINT_FORGED);
        List<byte[]> none = List.of("{\"tenant\":\"acme\"}".getBytes(UTF_8));
        ChainVerdict verdict = verdict(chain, none, Expectation.NONE);
        assertThat(verdict.reason()).isEqualTo(ChainReason.CHECKPOINT_FORGED);
        assertThat(verdict.firstBroken()).isNull();
    }

    @Property(tries = 200)
    void whatever_is_done_to_the_lines_of_chained_checkpoints_but_cutting_the_last_ones_is_found(
            @ForAll @IntRange(max = 3) int old,
            @ForAll @IntRange(min = 3, max = 8) int size,
            @ForAll @IntRange(max = 9) int one,
            @ForAll @IntRange(max = 9) int other,
            @ForAll Rearranging rearranging) {
        List<ChainLink> chain = chain(9);
        List<byte[]> lines = chained(chain, old, size);
        assertThat(verdict(chain, lines, Expectation.NONE))
                .matches(ChainVerdict::valid)
                .matches(verdict -> verdict.checkpoints() == size);
        List<byte[]> touched = new ArrayList<>(lines);
        // At least the last line stays: what stood at the end and is gone is seen by those only who saw it there.
        rearranging.apply(touched, one % (size - 1), other % (size - 1));
        if (old == size || touched.equals(lines)) {
            return;
        }
        ChainVerdict verdict = verdict(chain, touched, Expectation.NONE);
        assertThat(verdict.reason()).isIn(ChainReason.CHECKPOINT_MISSING, ChainReason.CHECKPOINT_DIFFERS);
    }

    enum Rearranging {
        REMOVE {
            @Override
            void apply(List<byte[]> lines, int one, int other) {
                lines.remove(one);
            }
        },
        SWAP {
            @Override
            void apply(List<byte[]> lines, int one, int other) {
                Collections.swap(lines, one, other);
            }
        },
        REPEAT {
            @Override
            void apply(List<byte[]> lines, int one, int other) {
                lines.add(one, lines.get(one));
            }
        },
        REPLACE {
            @Override
            void apply(List<byte[]> lines, int one, int other) {
                lines.set(one, lines.get(other));
            }
        },
        REPEAT_AT_THE_END {
            @Override
            void apply(List<byte[]> lines, int one, int other) {
                lines.add(lines.get(one));
            }
        };

        abstract void apply(List<byte[]> lines, int one, int other);
    }

    @Test
    void a_cut_end_of_chain_and_checkpoints_together_is_seen_by_who_noted_a_number() {
        List<ChainLink> chain = chain(9);
        List<byte[]> lines = chained(chain, 1, 9);
        List<ChainLink> cutChain = chain.subList(0, 5);
        List<byte[]> cut = lines.subList(0, 5);
        assertThat(verdict(cutChain, cut, Expectation.NONE).valid()).isTrue();
        assertThat(verdict(cutChain, cut, new Expectation(0, 5, null)).valid()).isTrue();
        assertThat(verdict(cutChain, cut, new Expectation(0, 6, null)).reason())
                .isEqualTo(ChainReason.LESS_THAN_EXPECTED);
        assertThat(verdict(cutChain, cut, new Expectation(6, 0, null)).reason())
                .isEqualTo(ChainReason.LESS_THAN_EXPECTED);

        // Who noted the hash as well also sees it when chain and file have grown again since.
        String noted = chain.get(7).seal().hash();
        assertThat(verdict(chain, lines, new Expectation(0, 8, noted)).valid()).isTrue();
        List<ChainLink> regrown = new ArrayList<>(cutChain);
        grow(regrown, 4);
        List<byte[]> again = new ArrayList<>(chained(regrown, 1, 9));
        assertThat(verdict(regrown, again, new Expectation(0, 8, null)).valid()).isTrue();
        assertThat(verdict(regrown, again, new Expectation(0, 8, noted)).reason())
                .isEqualTo(ChainReason.CHECKPOINT_DIFFERS);
    }

    @Test
    void a_line_of_the_first_format_or_of_another_file_does_not_stand_among_numbered_ones() {
        List<ChainLink> chain = chain(4);
        List<byte[]> lines = new ArrayList<>(chained(chain, 1, 3));
        lines.add(line(sign(chain, 4)));
        assertThat(verdict(chain, lines, Expectation.NONE).reason()).isEqualTo(ChainReason.CHECKPOINT_MISSING);
        List<byte[]> other = chained(chain, 1, 4);
        lines.set(3, other.get(3));
        assertThat(verdict(chain, lines, Expectation.NONE).reason()).isEqualTo(ChainReason.CHECKPOINT_MISSING);
        assertThat(verdict(chain, other, Expectation.NONE).valid()).isTrue();
    }

    @Test
    void checkpoints_of_other_tenants_do_not_count_and_none_at_all_is_said() {
        List<ChainLink> chain = chain(3);
        Seal other = new Seal("other", 99, UUID.randomUUID(), HashChain.GENESIS, "f".repeat(64));
        List<Checkpoint> signed = List.of(CheckpointKey.sign(KEY.getPrivate(), other, NOON, null));
        assertThat(verify(chain, signed)).isEqualTo(new ChainVerdict(3, null, ChainReason.INTACT, 1, null));
        assertThat(verify(List.of(), List.of())).isEqualTo(new ChainVerdict(0, null, ChainReason.INTACT, 0, null));
    }

    @Test
    void lines_come_back_unchanged() {
        ChainLink link = chain(1).get(0);
        assertThat(AuditLines.link(AuditLines.export(link).getBytes(UTF_8))).isEqualTo(link);
        ChainLink gone = new ChainLink(link.seal(), null);
        assertThat(AuditLines.link(AuditLines.export(gone).getBytes(UTF_8))).isEqualTo(gone);
        Checkpoint checkpoint = sign(List.of(link), 1);
        assertThat(AuditLines.checkpoint(line(checkpoint))).isEqualTo(checkpoint);
        Checkpoint numbered =
                CheckpointKey.sign(KEY.getPrivate(), link.seal(), NOON, new CheckpointEnd().next(UUID.randomUUID()));
        assertThat(AuditLines.checkpoint(line(numbered))).isEqualTo(numbered);
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

    private static byte[] line(Checkpoint checkpoint) {
        return AuditLines.checkpoint(checkpoint).getBytes(UTF_8);
    }

    private static ChainVerdict verify(List<ChainLink> chain, List<Checkpoint> signed) {
        List<byte[]> lines = signed.stream().map(ChainVerifierTest::line).toList();
        return verdict(chain, lines, Expectation.NONE);
    }

    private static ChainVerdict verdict(List<ChainLink> chain, List<byte[]> signed, Expectation expected) {
        ChainVerifier verifier = new ChainVerifier("acme", KEY.getPublic(), signed.iterator(), expected);
        chain.forEach(link -> verifier.accept(link.seal(), link.event()));
        return verifier.verdict();
    }

    private static Checkpoint sign(List<ChainLink> chain, int sequence) {
        return CheckpointKey.sign(KEY.getPrivate(), chain.get(sequence - 1).seal(), NOON, null);
    }

    /** One checkpoint for each of the first links: {@code old} of the first format, then numbered ones. */
    private static List<byte[]> chained(List<ChainLink> chain, int old, int size) {
        CheckpointEnd end = new CheckpointEnd();
        UUID instance = UUID.randomUUID();
        List<byte[]> lines = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            CheckpointPlace place = i < old ? null : end.next(instance);
            Checkpoint checkpoint =
                    CheckpointKey.sign(KEY.getPrivate(), chain.get(i).seal(), NOON, place);
            lines.add(line(checkpoint));
            end.pass(line(checkpoint), checkpoint);
        }
        return lines;
    }

    private static List<ChainLink> chain(int size) {
        List<ChainLink> chain = new ArrayList<>();
        grow(chain, size);
        return chain;
    }

    private static void grow(List<ChainLink> chain, int by) {
        for (int i = 0; i < by; i++) {
            AuditEvent event = event(UUID.randomUUID(), "user:ann", "{\"n\": 1}");
            Seal last = chain.isEmpty() ? null : chain.get(chain.size() - 1).seal();
            chain.add(new ChainLink(HashChain.next(last, event), event));
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
