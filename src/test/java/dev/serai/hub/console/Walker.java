package dev.serai.hub.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A person with a browser of their own, at the console of the hub on a port. What the browser complains of (what the policy of
 * pages refuses, errors of scripts), dialogs and requests to anybody else are remembered.
 */
final class Walker implements AutoCloseable {

    static final int PHONE = 320;
    static final int DESK = 1_440;
    static final int WALL = 3_840;

    /** Where a press has led: to another document with its scripts, nowhere since the page wants one more press, or nowhere yet. */
    private static final String BECAME =
            """
            () => {
              if (window.pressed !== true) return document.readyState === "complete" ? "there" : "on its way";
              const lines = [...document.querySelectorAll("#live-said, #unsent-said")];
              const again = lines.find(line => /press once more|press again\\./.test(line.textContent));
              again?.replaceChildren();
              return again ? "again" : "not yet";
            }
            """;

    private final String base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Walker(BrowserContext context, int port) {
        this.base = "http://127.0.0.1:" + port;
        this.context = context;
        context.setDefaultTimeout(Chromium.PATIENCE);
        context.setDefaultNavigationTimeout(Chromium.PATIENCE);
        this.page = context.newPage();
        page.onPageError(complaints::add);
        page.onConsoleMessage(message -> {
            // A form that is refused and a hub that is away are told of as failed requests.
            if (!message.text().startsWith("Failed to load resource")) {
                complaints.add(message.text());
            }
        });
        page.onDialog(dialog -> {
            complaints.add("dialog " + dialog.message());
            dialog.dismiss();
        });
        page.onRequest(request -> {
            if (!request.url().startsWith(base)) {
                complaints.add("request " + request.url());
            }
        });
    }

    static Walker at(int port, Chromium chromium) {
        return at(port, chromium, new NewContextOptions().setViewportSize(DESK, 900));
    }

    static Walker at(int port, Chromium chromium, NewContextOptions options) {
        return new Walker(chromium.browser().newContext(options), port);
    }

    Page page() {
        return page;
    }

    List<String> complaints() {
        return complaints;
    }

    void open(String path) {
        page.navigate(base + path);
    }

    /** With the keyboard alone: a field has the focus when the form is shown. */
    void login(String name, String password) {
        open("/console/login");
        assertThat(page.locator("#username")).isFocused();
        page.keyboard().type(name);
        page.keyboard().press("Tab");
        page.keyboard().type(password);
        page.keyboard().press("Enter");
        page.waitForURL(url -> !url.endsWith("/console/login"));
    }

    /**
     * Presses what sends a form, once nothing has changed for a second, and returns when the answer is there. Where the page says
     * that it changed just then, or that Serai was away, and nothing was sent, it is pressed again, as that says.
     */
    void send(Runnable press) {
        calm();
        leave(press);
    }

    void send(Locator button) {
        send(button::click);
    }

    /** Does what leads to another document, and returns when that is there with its scripts; the pointer is then on no button. */
    void leave(Runnable press) {
        page.evaluate("() => { window.pressed = true; }");
        press.run();
        await("another document").until(() -> {
            Object became = became();
            if ("again".equals(became)) {
                press.run();
            }
            return "there".equals(became);
        });
        page.mouse().move(1, 1);
    }

    private Object became() {
        try {
            return page.evaluate(BECAME);
        } catch (PlaywrightException left) {
            // Its document is gone.
            return "on its way";
        }
    }

    /** What came of what was sent; what the page says by itself, while it changes, is not that. */
    Locator said() {
        return page.locator("[role=status]:not(#live-said, .unsent)");
    }

    void waitFor(String path) {
        page.waitForURL(base + path);
    }

    /** Remembers this document: {@link #sameDocument} says whether it is still the one. */
    void mark() {
        page.evaluate("() => { window.marked = true; }");
    }

    boolean sameDocument() {
        return Boolean.TRUE.equals(page.evaluate("() => window.marked === true"));
    }

    /** Looks until nothing has changed for a second: what is pressed then is what was read. Its scripts are there by then. */
    void calm() {
        page.waitForLoadState();
        AtomicReference<String> read = new AtomicReference<>("");
        await().during(Duration.ofSeconds(1)).until(() -> {
            String now = page.locator("main").innerText();
            return read.getAndSet(now).equals(now);
        });
    }

    /** Goes down a list to the line with this title, and up again where it has moved up meanwhile. */
    void chooseWithKeys(String title) {
        AtomicReference<String> key = new AtomicReference<>("j");
        await().until(() -> {
            Object before = focused();
            page.keyboard().press(key.get());
            Object now = focused();
            if (now.equals(before)) {
                key.set(key.get().equals("j") ? "k" : "j");
            }
            return title.equals(now);
        });
    }

    private Object focused() {
        return page.evaluate("() => document.activeElement.textContent.trim()");
    }

    /** Presses Tab until what has the focus is called so. */
    void tabTo(String name) {
        calm();
        for (int i = 0; i < 80; i++) {
            page.keyboard().press("Tab");
            if (name.equals(focused())) {
                return;
            }
        }
        throw new AssertionError("Tab does not come to " + name + " on " + page.url());
    }

    @Override
    public void close() {
        context.close();
    }
}
