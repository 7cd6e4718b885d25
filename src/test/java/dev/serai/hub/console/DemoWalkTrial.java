package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.ContainsTextOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.serai.hub.HubProcess;
import dev.serai.hub.intake.WebhookClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first start as the README's first command has it: whoever signs in follows the demo's bad rollout from its page to its
 * end in the console alone. Then what an open page makes of a hub that goes and comes back.
 *
 * <p>With {@code -Dserai.docs.write=true} it takes the README's picture anew.
 */
class DemoWalkTrial {

    private static final Path PICTURES = Path.of("docs");
    private static final String OWN_PASSWORD = "a few words of my own";
    private static final String CRASH = "Container cart of shop/cart";

    /** Milliseconds for what takes many steps of the demo, each of them as long as a busy machine needs. */
    private static final ContainsTextOptions IN_THE_END = new ContainsTextOptions().setTimeout(300_000);

    @TempDir
    Path directory;

    private Chromium chromium;

    @BeforeEach
    void start() {
        chromium = Chromium.start();
    }

    @AfterEach
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @Test
    void a_newcomer_follows_the_rollout_to_its_end_and_an_open_page_outlives_a_restart() throws IOException {
        int port = HubProcess.freePort();
        try (Walker walker = Walker.at(port, chromium, options(1_440, 1_080))) {
            try (HubProcess hub = HubProcess.launchDemo(directory, port).awaitReady()) {
                signIn(walker);
                follow(walker);
                picture(walker);
                approve(walker);
                asksBeforeItTakesBack(walker);
                // What happens while nobody is there to tell it.
                walker.open("/console");
                walker.mark();
                assertThat(walker.page().locator("#now")).isVisible();
                assertThat(hub.stop()).isIn(0, 143);
            }
            assertThat(walker.page().locator("#live-said")).containsText("What you see may be outdated");
            walker.page()
                    .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Dark"))
                    .click();
            assertThat(walker.page().locator("#unsent-said")).containsText("nothing was sent");
            assertThat(walker.sameDocument()).isTrue();
            try (HubProcess again = HubProcess.launchDemo(directory, port).awaitReady()) {
                assertThat(alert(again.port()).status()).isEqualTo(202);

                assertThat(walker.page().getByText("Checkout answers slowly")).isVisible();
                assertThat(walker.page().locator("#live-said")).isHidden();
                assertThat(walker.sameDocument()).isTrue();
            }
        }
    }

    private void signIn(Walker walker) throws IOException {
        Page page = walker.page();
        walker.open("/");
        walker.waitFor("/console/login");
        walker.login("admin", secret("serai.admin.password"));
        walker.waitFor("/console/password");
        page.getByLabel("Password until now").fill(secret("serai.admin.password"));
        page.getByLabel("New password", new Page.GetByLabelOptions().setExact(true))
                .fill(OWN_PASSWORD);
        page.getByLabel("New password again").fill(OWN_PASSWORD);
        page.keyboard().press("Enter");
        walker.waitFor("/console");
    }

    private static void follow(Walker walker) {
        Page page = walker.page();
        walker.mark();
        // Five seconds after the start somebody rolls out a version that crashes; both lines come by themselves.
        Locator incident = page.locator("#now .title a").filter(new Locator.FilterOptions().setHasText(CRASH));
        assertThat(page.locator("#now")).containsText("Roll back shop/cart on demo", IN_THE_END);
        assertThat(incident).isVisible();
        assertThat(walker.sameDocument()).isTrue();
        walker.calm();
        walker.leave(incident::click);
        assertThat(page.locator("figure").first()).containsText("CART_STORE_URL is not set");
        assertThat(page.locator("form.decide")).isVisible();
        assertThat(page.locator("pre.diff")).containsText("shop/cart:1.4.2");
    }

    private static void approve(Walker walker) {
        Page page = walker.page();
        walker.mark();
        walker.send(page.locator("form.decide button[value=approve]"));
        assertThat(walker.said()).containsText("Approved. It starts now");
        walker.mark();
        assertThat(page.locator(".aside")).containsText("What was done", IN_THE_END);
        assertThat(page.locator("#timeline ~ .times")).containsText("All its alerts are over", IN_THE_END);
        assertThat(page.locator("main h1 ~ .meta").first()).containsText("resolved", IN_THE_END);
        assertThat(walker.sameDocument()).isTrue();
        assertThat(walker.complaints()).isEmpty();
    }

    private static void asksBeforeItTakesBack(Walker walker) {
        Page page = walker.page();
        walker.mark();
        walker.calm();
        page.locator("summary")
                .filter(new Locator.FilterOptions().setHasText("Take it back…"))
                .click();
        assertThat(page.locator("form[action$='/compensate'] button")).isVisible();
        assertThat(page.locator(".aside")).containsText("put back as it was before");
        assertThat(walker.sameDocument()).isTrue();
    }

    /** The incident that waits for its decision, in both colours. */
    private static void picture(Walker walker) throws IOException {
        if (!Boolean.getBoolean("serai.docs.write")) {
            return;
        }
        for (ColorScheme colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            walker.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
            walker.calm();
            String name = colours == ColorScheme.DARK ? "console-dark.png" : "console.png";
            write(walker.page().screenshot(), PICTURES.resolve(name));
        }
    }

    /** A browser packs its pictures quickly; these are packed small. */
    private static void write(byte[] picture, Path file) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam small = writer.getDefaultWriteParam();
        small.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        small.setCompressionQuality(0);
        Files.deleteIfExists(file);
        try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(ImageIO.read(new ByteArrayInputStream(picture)), null, null), small);
        } finally {
            writer.dispose();
        }
    }

    private WebhookClient.Answer alert(int port) throws IOException {
        String body = "{\"alerts\": [{\"title\": \"Checkout answers slowly\", \"severity\": \"high\"}]}";
        WebhookClient client = new WebhookClient(port);
        return client.send(client.request("generic", body.getBytes(StandardCharsets.UTF_8))
                .header("Authorization", "Bearer " + secret("serai.sources.generic.token")));
    }

    private String secret(String name) throws IOException {
        Properties secrets = new Properties();
        try (var reader = Files.newBufferedReader(directory.resolve("data/secrets.properties"))) {
            secrets.load(reader);
        }
        return secrets.getProperty(name);
    }

    private static NewContextOptions options(int width, int height) {
        return new NewContextOptions().setViewportSize(width, height).setColorScheme(ColorScheme.LIGHT);
    }
}
