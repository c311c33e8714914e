package dev.origindoctor.panel;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.origindoctor.panel.web.Login;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The panel as a customer meets it, in a real browser. */
class BrowserTest {
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
    void customerGoesFromBrokenToFixed() {
        try (BrowserContext context = chromium.context(desk())) {
            List<String> troubles = new ArrayList<>();
            Page page = context.newPage();
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    troubles.add(message.text());
                }
            });

            page.navigate(at("/sites/florist"));
            button(page, WHY).click();
            heading(page, "521 Web server is down").waitFor();
            assertThat(page.locator(".cause").first()).containsText("Web server stopped");
            assertThat(page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName("Copy"))
                            .first())
                    .isVisible();
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
            Chromium.shoot(page, "fixed");

            page.navigate(at("/sites/florist"));
            assertThat(page.locator(".history li")).hasCount(2);
            assertThat(page.locator(".badge")).containsText("Works");
            assertThat(troubles).isEmpty();
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
    void keyboardIsEnough() {
        try (BrowserContext context = chromium.context(desk())) {
            Page page = context.newPage();
            page.navigate(at("/sites/gallery"));
            page.keyboard().press("Tab");
            assertThat(page.locator(".skip")).isFocused();
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            assertThat(button(page, WHY)).isFocused();
            page.keyboard().press("Enter");
            heading(page, "502 Bad gateway").waitFor();
            page.keyboard().press("Tab");
            page.keyboard().press("Enter");
            page.keyboard().press("Tab");
            Locator summary = page.locator("summary").first();
            summary.focus();
            page.keyboard().press("Space");
            assertThat(page.locator("details").first()).not().hasAttribute("open", "open");
            page.getByRole(AriaRole.CHECKBOX).first().focus();
            page.keyboard().press("Space");
            assertThat(page.getByRole(AriaRole.CHECKBOX).first()).isChecked();
        }
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
            page.locator("iframe").waitFor();
            assertThat(page.locator(".cause").first()).containsText("%");
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
    void chineseIsSpokenToWhoAsksForIt() {
        try (BrowserContext context = chromium.context(desk().setLocale("zh-CN"))) {
            Page page = context.newPage();
            page.navigate(at("/"));
            heading(page, "您的网站").waitFor();
            assertThat(page.locator("html")).hasAttribute("lang", "zh-CN");
            page.navigate(at("/sites/dentist"));
            button(page, Pattern.compile("我的网站为什么打不开.*")).click();
            heading(page, Pattern.compile("406.*")).waitFor();
            Chromium.shoot(page, "chinese-answer");
            button(page, "English").click();
            heading(page, "Your sites").waitFor();
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
            page.locator("iframe").waitFor();
            assertThat(page.locator("main script")).hasCount(0);
            assertThat(page.frameLocator("iframe").locator("script")).hasCount(0);
        }
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
