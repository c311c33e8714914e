package dev.origindoctor.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ScreenshotType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The system's own Chromium, driven by Playwright; no browser is downloaded. */
final class Chromium implements AutoCloseable {
    private static final Path SHOTS = Path.of("target", "screenshots");
    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/chromium-browser"));
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path program) {
        Map<String, String> noDownload = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        playwright = Playwright.create(new Playwright.CreateOptions().setEnv(noDownload));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(program)
                        .setHeadless(true)
                        .setArgs(ARGUMENTS));
    }

    /** Starts it; skips the test aloud where there is none, or fails it where none may be skipped. */
    static Chromium start() {
        Path program = PLACES.stream().filter(Files::isExecutable).findFirst().orElse(null);
        if (program == null) {
            String says = "no Chromium found (Debian: apt-get install chromium fonts-noto-cjk)";
            if (Boolean.parseBoolean(System.getenv("ORIGIN_DOCTOR_REQUIRE_REAL"))) {
                fail(says);
            }
            abort(says);
        }
        return new Chromium(Objects.requireNonNull(program));
    }

    BrowserContext context(Browser.NewContextOptions options) {
        BrowserContext context = browser.newContext(options);
        context.setDefaultTimeout(30_000);
        return context;
    }

    /** Keeps what the page looks like among the build's output. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }

    /** The same, only as much as is seen at first, and small. */
    static void shootTop(Page page, String name) {
        page.evaluate("scrollTo(0, 0)");
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SHOTS.resolve(name + ".jpeg"))
                .setType(ScreenshotType.JPEG)
                .setQuality(80));
    }

    /** No fault that axe calls serious or critical. */
    static void assertAccessible(Page page) throws IOException {
        page.evaluate("source => { const script = new Function(source); script(); }", axe());
        Object faults = page.evaluate("async () => (await axe.run(document, {iframes: false})).violations"
                + ".filter(fault => ['serious', 'critical'].includes(fault.impact))"
                + ".map(fault => fault.id + ': ' + fault.nodes.map(node => node.html).join(' | '))");
        assertThat((List<?>) faults).as(page.url()).isEmpty();
    }

    private static String axe() throws IOException {
        String name = "META-INF/resources/webjars/axe-core/4.6.3/axe.min.js";
        try (InputStream in = Chromium.class.getClassLoader().getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        Stream.<AutoCloseable>of(browser, playwright).forEach(part -> {
            try {
                part.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
    }
}
