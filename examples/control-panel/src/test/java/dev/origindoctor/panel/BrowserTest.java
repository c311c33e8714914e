package dev.origindoctor.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.WaitForSelectorState;
import dev.origindoctor.panel.web.Login;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The panel as a customer meets it, in a real browser. */
class BrowserTest {
    /** From the click to the frame in which a stage is painted, as the browser's own clock has it. */
    private static final String STOPWATCH = """
            addEventListener('click', () => sessionStorage.clicked = Date.now(), true);
            addEventListener('DOMContentLoaded', function look() {
              if (document.querySelector('#stages li')) {
                requestAnimationFrame(() => sessionStorage.seen = Date.now());
              } else if (location.pathname.startsWith('/visits/')) {
                setTimeout(look, 1);
              }
            });
            """;

    private static final Pattern WHY = Pattern.compile("Why is my site down.*");
    private static ControlPanel panel;
    private static Chromium chromium;

    @BeforeAll
    static void open() {
        chromium = Chromium.start();
        Limits limits = Limits.usual().diagnoses(20, 1_000);
        panel = ControlPanel.open(0, Login.everybodyIs(new Customer("demo")), limits);
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
        }
        if (panel != null) {
            panel.close();
        }
    }

    @Test
    void customerGoesFromBrokenToFixed() throws IOException {
        try (BrowserContext context = chromium.context(desk())) {
            List<String> troubles = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    troubles.add(message.text());
                }
            });

            page.navigate(at("/"));
            assertThat(page.locator("[data-state=florist]")).containsText("521 Connection refused");
            page.navigate(at("/sites/florist"));
            button(page, WHY).click();
            heading(page, "521 Web server is down").waitFor();
            assertThat(page.locator(".cause").first()).containsText("Web server stopped");
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Copy"))
                            .first())
                    .isVisible();
            page.getByText("Read it here").click();
            assertThat(page.frameLocator("iframe").getByRole(AriaRole.HEADING).first())
                    .containsText("521");

            page.getByRole(AriaRole.CHECKBOX).first().check();
            button(page, "Diagnose again").click();
            heading(page, "521 Web server is down").waitFor();
            assertThat(page.getByRole(AriaRole.CHECKBOX).first()).isChecked();
            Chromium.shoot(page, "broken");
            Chromium.shootTop(page, "top");

            page.navigate(at("/sites/florist"));
            button(page, "Mend it").click();
            button(page, "Confirm it is fixed").click();
            heading(page, "florist.example is fixed").waitFor();
            assertThat(page.locator("#stages li").first()).hasText("Look 1: Works");
            Chromium.assertAccessible(page);
            Chromium.shoot(page, "fixed");

            page.navigate(at("/sites/florist"));
            assertThat(page.locator(".history li")).hasCount(2);
            assertThat(page.locator(".badge")).containsText("Works");
            assertThat(troubles).isEmpty();
        }
    }

    @Test
    void stagesAppearWhileTheRestIsUnderWay() throws IOException {
        try (BrowserContext context = chromium.context(desk())) {
            context.addInitScript(STOPWATCH);
            Page page = context.newPage();
            page.navigate(at("/sites/bookshop"));
            List<Duration> waits = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                button(page, WHY).click();
                page.locator("#stages li").first().waitFor();
                page.waitForFunction("sessionStorage.seen > sessionStorage.clicked");
                Object wait = page.evaluate("sessionStorage.seen - sessionStorage.clicked");
                waits.add(Duration.ofMillis(((Number) wait).longValue()));
                assertThat(heading(page, "Looking at bookshop.example")).isVisible();
                if (i == 0) {
                    Chromium.assertAccessible(page);
                    Chromium.shoot(page, "under-way");
                }
                page.navigate(at("/sites/bookshop"));
            }
            Measured.keep("first stage seen in the browser after the click", waits);
            button(page, WHY).click();
            page.locator("#stages li").nth(1).waitFor();
            heading(page, "522 Connection timed out").waitFor();
        }
    }

    @Test
    void listTellsByItselfWhatHasChanged() {
        try (BrowserContext context = chromium.context(desk())) {
            Page list = context.newPage();
            list.navigate(at("/"));
            assertThat(list.locator("[data-state=cinema]")).containsText("Redirect loop");
            Page site = context.newPage();
            site.navigate(at("/sites/cinema"));
            button(site, "Mend it").click();
            button(site, "Confirm it is fixed").click();
            heading(site, "cinema.example is fixed").waitFor();
            assertThat(list.locator("[data-state=cinema]")).containsText("Works");
            site.navigate(at("/sites/cinema"));
            button(site, "Break it again").click();
        }
    }

    @Test
    void factsFromTheServerAreSentAndTold() throws IOException {
        try (BrowserContext context = chromium.context(desk())) {
            Page page = context.newPage();
            page.navigate(at("/sites/radio"));
            page.getByText("Add facts from your server").click();
            FilePayload folder = new FilePayload("facts.zip", "application/zip", hostFolder());
            page.locator("input[type=file]").setInputFiles(folder);
            button(page, "Send and diagnose").click();
            page.locator("iframe").waitFor(attached());
            assertThat(read(page, "/report.json")).contains("\"takenAt\": \"2026-11-21T09:00:00Z\"");

            page.navigate(at("/sites/radio"));
            page.getByText("Add facts from your server").click();
            page.locator("input[type=file]")
                    .setInputFiles(new FilePayload(
                            "facts.zip",
                            "application/zip",
                            "no zip, no tar. ".repeat(100).getBytes(UTF_8)));
            button(page, "Send and diagnose").click();
            assertThat(page.locator(".problem")).containsText("neither a zip nor a tar archive");
            Chromium.assertAccessible(page);
            Chromium.shoot(page, "problem");
            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Back to where you were"))
                    .click();
            heading(page, "radio.example").waitFor();
        }
    }

    private static String read(Page page, String below) {
        return (String) page.evaluate("path => fetch(location.pathname + path).then(answer => answer.text())", below);
    }

    private static byte[] hostFolder() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("facts/manifest.tsv"));
            zip.write(("origin-doctor/host/1\ntaken\t2026-11-21T09:00:00Z\n"
                            + "read\t0001.txt\t2026-11-21T09:00:01Z\twhole\t/proc/sys/net/core/somaxconn\n")
                    .getBytes(UTF_8));
            zip.putNextEntry(new ZipEntry("facts/0001.txt"));
            zip.write("4096\n".getBytes(UTF_8));
        }
        return out.toByteArray();
    }

    @Test
    void reportNeedsNoNetwork() {
        try (BrowserContext context = chromium.context(desk())) {
            Page page = context.newPage();
            page.navigate(at("/sites/gallery"));
            button(page, WHY).click();
            heading(page, "502 Bad gateway").waitFor();
            String report = read(page, "/report");
            assertThat(report.getBytes(UTF_8).length).isLessThan(100_000);

            List<String> asked = new ArrayList<>();
            context.setOffline(true);
            Page saved = context.newPage();
            saved.onRequest(request -> asked.add(request.url()));
            saved.setContent(report);
            heading(saved, Pattern.compile("502.*")).waitFor();
            assertThat(asked).isEmpty();
        }
    }

    @Test
    void nothingTurnsForWhoDoesNotWantMotion() {
        try (BrowserContext context = chromium.context(desk().setReducedMotion(ReducedMotion.REDUCE))) {
            Page page = context.newPage();
            page.navigate(at("/sites/bookshop"));
            button(page, WHY).click();
            page.locator(".working").waitFor();
            assertThat(page.evaluate("getComputedStyle(document.querySelector('.working'), '::before').animationName"))
                    .isEqualTo("none");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void pagesHaveNoSeriousAccessibilityFault(ColorScheme scheme) throws IOException {
        try (BrowserContext context = chromium.context(desk().setColorScheme(scheme))) {
            Page page = context.newPage();
            page.navigate(at("/"));
            page.getByText("Add a site").click();
            Chromium.assertAccessible(page);
            Chromium.shoot(page, "sites-" + scheme.name().toLowerCase(java.util.Locale.ROOT));

            page.navigate(at("/sites/origin"));
            Chromium.assertAccessible(page);
            button(page, WHY).click();
            heading(page, "526 Invalid SSL certificate").waitFor();
            page.locator("details").all().forEach(part -> part.evaluate("part => part.open = true"));
            Chromium.assertAccessible(page);
            Chromium.shoot(page, "answer-" + scheme.name().toLowerCase(java.util.Locale.ROOT));

            page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("Open by itself"))
                    .click();
            heading(page, "526 Invalid SSL certificate").waitFor();
            Chromium.assertAccessible(page);
            Chromium.shoot(page, "report-" + scheme.name().toLowerCase(java.util.Locale.ROOT));

            page.navigate(at("/nothing"));
            Chromium.assertAccessible(page);
        }
    }

    @Test
    void keyboardIsEnoughFromBrokenToFixed() {
        try (BrowserContext context = chromium.context(desk())) {
            Page page = context.newPage();
            page.navigate(at("/"));
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            tabTo(page, page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("gallery.example")));
            page.keyboard().press("Enter");
            heading(page, "gallery.example").waitFor();
            tabTo(page, button(page, WHY));
            page.keyboard().press("Enter");
            heading(page, "502 Bad gateway").waitFor();

            tabTo(page, page.locator("summary").first());
            page.keyboard().press("Space");
            assertThat(page.locator("details").first()).not().hasAttribute("open", "open");
            tabTo(page, page.getByRole(AriaRole.CHECKBOX).first());
            page.keyboard().press("Space");
            assertThat(page.getByRole(AriaRole.CHECKBOX).first()).isChecked();
            tabTo(page, page.getByRole(AriaRole.LINK, new GetByRoleOptions().setName("To gallery.example")));
            page.keyboard().press("Enter");
            tabTo(page, button(page, "Mend it"));
            page.keyboard().press("Enter");
            tabTo(page, button(page, "Confirm it is fixed"));
            page.keyboard().press("Enter");
            heading(page, "gallery.example is fixed").waitFor();
            page.navigate(at("/sites/gallery"));
            button(page, "Break it again").click();
        }
    }

    /** As far as Tab leads; who never arrives there has no keyboard's way. */
    private static void tabTo(Page page, Locator wanted) {
        wanted.waitFor();
        for (int i = 0; i < 80; i++) {
            if (Boolean.TRUE.equals(wanted.evaluate("element => element === document.activeElement"))) {
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("not to be reached with Tab: " + wanted);
    }

    @Test
    void scriptIsNotNeeded() {
        try (BrowserContext context = chromium.context(desk().setJavaScriptEnabled(false))) {
            Page page = context.newPage();
            page.navigate(at("/"));
            page.locator("li", new Page.LocatorOptions().setHasText("cinema.example"))
                    .getByRole(AriaRole.BUTTON)
                    .click();
            assertThat(page.locator("h1")).containsText("cinema.example");
            page.locator("iframe").waitFor(attached());
            assertThat(page.locator(".cause").first()).containsText("%");
            Chromium.shoot(page, "without-script");
            page.getByRole(AriaRole.CHECKBOX).first().check();
            button(page, "Diagnose again").click();
            page.locator("iframe").waitFor(attached());
            assertThat(page.getByRole(AriaRole.CHECKBOX).first()).isChecked();
        }
    }

    @Test
    void phoneShowsItAllWithoutScrollingSideways() {
        try (BrowserContext context = chromium.context(desk().setViewportSize(360, 740))) {
            Page page = context.newPage();
            page.navigate(at("/"));
            assertNoSidewaysScrolling(page);
            Chromium.shoot(page, "phone-sites");
            page.navigate(at("/sites/radio"));
            assertNoSidewaysScrolling(page);
            button(page, WHY).click();
            heading(page, Pattern.compile("525.*")).waitFor();
            assertNoSidewaysScrolling(page);
            Chromium.shoot(page, "phone-answer");
        }
    }

    @Test
    void chineseIsSpokenToWhoAsksForIt() throws IOException {
        try (BrowserContext context = chromium.context(desk().setLocale("zh-CN"))) {
            Page page = context.newPage();
            page.navigate(at("/"));
            heading(page, "您的网站").waitFor();
            Chromium.shoot(page, "chinese-sites");
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            page.navigate(at("/sites/dentist"));
            button(page, Pattern.compile("我的网站为什么打不开.*")).click();
            heading(page, Pattern.compile("406.*")).waitFor();
            Chromium.assertAccessible(page);
            Chromium.shoot(page, "chinese-answer");
            button(page, "English").click();
            heading(page, Pattern.compile("406.*")).waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", "en");
        }
    }

    @Test
    void hostileBannerIsTextAndNothingElse() {
        try (BrowserContext context = chromium.context(desk())) {
            Page page = context.newPage();
            page.onDialog(dialog -> {
                throw new AssertionError("a script ran: " + dialog.message());
            });
            page.navigate(at("/sites/stranger"));
            button(page, WHY).click();
            page.locator("iframe").waitFor(attached());
            assertThat(page.locator("main script")).hasCount(0);
            assertThat(page.frameLocator("iframe").locator("script")).hasCount(0);
        }
    }

    /** The report is there, folded. */
    private static Locator.WaitForOptions attached() {
        return new Locator.WaitForOptions().setState(WaitForSelectorState.ATTACHED);
    }

    private static NewContextOptions desk() {
        return new NewContextOptions().setViewportSize(1100, 800).setLocale("en-GB");
    }

    private static String at(String path) {
        return "http://localhost:" + panel.port() + path;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator button(Page page, Pattern name) {
        return page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name));
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
    }

    private static Locator heading(Page page, Pattern name) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(name).setLevel(1));
    }

    private static void assertNoSidewaysScrolling(Page page) {
        Object overhang = page.evaluate("document.documentElement.scrollWidth - innerWidth");
        assertThat(((Number) overhang).intValue()).isLessThanOrEqualTo(0);
    }
}
