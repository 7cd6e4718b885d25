package dev.serai.hub.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.hub.http.UnbegunStreams;
import dev.serai.hub.settings.TenantSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What many who listen may take together. */
class EventViewerTest {

    private final PositionSeal seal = PositionSealTest.seal();

    @Test
    void one_of_several_tenants_gets_a_half_and_the_only_one_all() {
        List<EventViewer> half = viewers("acme", 200);
        ViewerShares several = new ViewerShares(tenants("default", "acme"));

        assertThat(several.isFull(half.subList(0, 199), "acme")).isFalse();
        assertThat(several.isFull(half, "acme")).isTrue();
        assertThat(several.isFull(half, "default")).isFalse();
        assertThat(new ViewerShares(tenants("default")).isFull(viewers("default", 399), "default"))
                .isFalse();
        List<EventViewer> all = new ArrayList<>(half);
        all.addAll(viewers("default", 200));
        assertThat(several.isFull(all, "third")).isTrue();
    }

    @Test
    void an_account_that_has_its_share_gives_up_its_oldest() {
        UUID account = UUID.randomUUID();
        List<EventViewer> open = new ArrayList<>(viewers("acme", 5));
        IntStream.range(0, 19).forEach(at -> open.add(viewer(new CountingCaller("acme", account))));

        assertThat(ViewerShares.oldest(open, account)).isEmpty();
        open.add(viewer(new CountingCaller("acme", account)));
        assertThat(ViewerShares.oldest(open, account)).containsSame(open.get(5));
    }

    @Test
    void where_too_much_waits_those_who_are_furthest_behind_are_let_go() {
        List<EventViewer> slow = viewers("acme", 10);
        for (int at = 0; at < slow.size(); at++) {
            send(slow.get(at), new byte[(at + 1) * 1_000]);
        }

        assertThat(new EventBacklog(55_000).relieve(slow)).isZero();
        assertThat(new EventBacklog(15_500).relieve(slow)).isEqualTo(5);
        assertThat(slow)
                .extracting(EventViewer::isOver)
                .containsExactly(false, false, false, false, false, true, true, true, true, true);
        assertThat(slow.stream().mapToInt(EventViewer::waiting).sum()).isLessThanOrEqualTo(15_500);
    }

    @Test
    void what_many_are_sent_alike_is_there_once() {
        List<EventViewer> many = viewers("acme", 100);
        byte[] page = new byte[10_000];
        many.forEach(viewer -> send(viewer, page));

        assertThat(new EventBacklog(10_000).relieve(many)).isZero();
        assertThat(new EventBacklog(9_999).relieve(many)).isEqualTo(100);
    }

    private List<EventViewer> viewers(String tenant, int count) {
        return IntStream.range(0, count)
                .mapToObj(at -> viewer(CountingCaller.of(tenant)))
                .toList();
    }

    private EventViewer viewer(CountingCaller caller) {
        return new EventViewer(caller, UnbegunStreams.next(), seal, PositionSeal.UNKNOWN, Instant.EPOCH);
    }

    private static void send(EventViewer viewer, byte[] bytes) {
        viewer.send(bytes, viewer.position(), Instant.EPOCH);
    }

    private static TenantSettings tenants(String... names) {
        return new TenantSettings(List.of(names), Map.of(), Map.of(), Map.of());
    }
}
