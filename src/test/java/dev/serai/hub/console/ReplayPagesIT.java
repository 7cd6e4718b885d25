package dev.serai.hub.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.serai.approval.Role;
import dev.serai.hub.OwnWord;
import dev.serai.hub.WorldIT;
import dev.serai.hub.console.ConsoleBrowser.Page;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A replay as people read it, over a whole hub. */
@WorldIT
class ReplayPagesIT {

    private static final String REPLAYS = "/console/replays";

    @LocalServerPort
    int port;

    @Test
    void a_page_that_another_policy_does_not_send_is_said_with_what_both_decide() {
        WalkedHub hub = new WalkedHub(port);
        String host = OwnWord.next();
        hub.alert("Disk of " + host + " is full", host, host, Map.of());
        String path = REPLAYS + "/" + hub.replay(host);
        ConsolePeople people = new ConsolePeople(port);
        ConsoleBrowser viewer = people.browser(Role.VIEWER);

        assertThat(viewer.get(REPLAYS).text()).contains("href=\"" + path + "\"", "by admin");
        assertThat(viewer.get("/console/noise").text()).contains("href=\"" + REPLAYS + "\"");
        Page page = viewer.get(path);
        assertThat(Jsoup.parse(page.text()).text())
                .contains("0 pages added, 1 removed, 0 moved", "It pages only under the hub’s policy.", host)
                .contains("Before: People were notified, because nothing speaks against it.")
                .contains("After: Suppressed, because the policy notifies nobody at this time.")
                .contains("The mute time own holds");
        assertThat(page.header("Content-Security-Policy")).contains("default-src 'none'");
        assertThat(people.browser(Role.ADMIN)
                        .get("/console/audit?verb=replay.requested")
                        .text())
                .contains(path);
    }

    @Test
    void what_is_no_replay_has_no_page() {
        ConsoleBrowser viewer = new ConsolePeople(port).browser(Role.VIEWER);
        assertThat(viewer.get(REPLAYS + "/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(new ConsoleBrowser(port).get(REPLAYS).status()).isEqualTo(303);
    }
}
