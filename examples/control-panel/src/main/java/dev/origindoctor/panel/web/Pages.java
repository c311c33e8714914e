package dev.origindoctor.panel.web;

import dev.origindoctor.diagnosis.Diagnosis;
import dev.origindoctor.host.HostEvidence;
import dev.origindoctor.origin.Addresses;
import dev.origindoctor.origin.Endpoint;
import dev.origindoctor.origin.HostName;
import dev.origindoctor.origin.Scheme;
import dev.origindoctor.origin.SslMode;
import dev.origindoctor.panel.Confirmation;
import dev.origindoctor.panel.Live;
import dev.origindoctor.panel.Practice;
import dev.origindoctor.panel.RefusedException;
import dev.origindoctor.panel.Site;
import dev.origindoctor.panel.SiteState;
import dev.origindoctor.panel.Visit;
import dev.origindoctor.panel.page.SitePage;
import dev.origindoctor.panel.page.SitePage.Mend;
import dev.origindoctor.panel.page.SitesPage;
import dev.origindoctor.panel.page.VisitPage;
import dev.origindoctor.panel.page.Words;
import dev.origindoctor.panel.upload.HostFolderArchive;
import dev.origindoctor.panel.web.Answer.Whole;
import dev.origindoctor.report.Report;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** Which page is at which address. What is asked about is looked up among the asking customer's own things only. */
final class Pages {
    private final Panel panel;
    private final Practice practice;
    private final Assets assets = new Assets();
    private final Executor workshop;

    /** Pages that leave what blocks to {@code workshop}. */
    Pages(Panel panel, Executor workshop) {
        this.panel = panel;
        this.practice = panel.practice();
        this.workshop = workshop;
    }

    CompletableFuture<Answer> answer(HttpMethod method, Ask ask) {
        if (method.equals(HttpMethod.POST)) {
            return posted(ask);
        }
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return CompletableFuture.completedFuture(shown(ask));
        }
        throw new RefusedException(405, "refused.method");
    }

    private Answer shown(Ask ask) {
        List<String> path = ask.path();
        return switch (path.size()) {
            case 0 -> sites(ask, null);
            case 1 -> assets.find(path.get(0)).orElseThrow(RefusedException::notFound);
            case 2 -> path.get(0).equals("sites") ? site(ask) : visit(ask);
            case 3 -> path.get(0).equals("live") ? stream(ask) : report(ask);
            default -> throw RefusedException.notFound();
        };
    }

    private CompletableFuture<Answer> posted(Ask ask) {
        List<String> path = ask.path();
        if (path.equals(List.of("language"))) {
            return CompletableFuture.completedFuture(language(ask));
        }
        if (path.equals(List.of("sites"))) {
            return CompletableFuture.completedFuture(added(ask));
        }
        if (path.size() != 3 || !path.get(0).equals("sites")) {
            throw RefusedException.notFound();
        }
        Site site = siteOf(ask);
        return switch (path.get(2)) {
            case "visits" -> seeing(practice.diagnose(site, ticked(ask)));
            case "confirmation" -> seeing(practice.confirm(site));
            case "host-folder" -> withFolder(site, ask);
            case "mend" -> mended(site, true);
            case "break" -> mended(site, false);
            default -> throw RefusedException.notFound();
        };
    }

    private static Set<String> ticked(Ask ask) {
        return Set.copyOf(ask.form().getOrDefault("done", List.of()));
    }

    private Answer sites(Ask ask, @Nullable String problem) {
        Map<Site, Optional<SiteState>> states = new LinkedHashMap<>();
        practice.sites().of(ask.customer()).forEach(site -> states.put(site, practice.state(site)));
        HttpResponseStatus status = problem == null ? HttpResponseStatus.OK : HttpResponseStatus.BAD_REQUEST;
        return Whole.page(status, new SitesPage(ask.reader()).of(states, problem));
    }

    private Answer site(Ask ask) {
        Site site = siteOf(ask);
        Mend mend =
                !panel.street().has(site) ? Mend.NOT_HERE : panel.street().isMended(site) ? Mend.MENDED : Mend.BROKEN;
        String page = new SitePage(ask.reader()).of(site, practice.state(site), practice.history(site), mend);
        return Whole.page(HttpResponseStatus.OK, page);
    }

    private Answer visit(Ask ask) {
        Live live = liveOf(ask, "visits");
        live.looked();
        VisitPage page = new VisitPage(ask.reader());
        String html = live instanceof Visit visit ? page.of(visit) : page.of((Confirmation) live);
        return Whole.page(HttpResponseStatus.OK, html);
    }

    private Answer stream(Ask ask) {
        if (!ask.path().get(2).equals("events")) {
            throw RefusedException.notFound();
        }
        String after = ask.query().getOrDefault("after", List.of("0")).get(0);
        int from = after.matches("[0-9]{1,6}") ? Integer.parseInt(after) : 0;
        return new Answer.Stream(liveOf(ask, "live"), ask.reader().words(), from);
    }

    private Answer report(Ask ask) {
        Diagnosis diagnosis = liveOf(ask, "visits") instanceof Visit visit
                ? visit.diagnosis().orElseThrow(RefusedException::notFound)
                : null;
        if (diagnosis == null) {
            throw RefusedException.notFound();
        }
        Words words = ask.reader().words();
        String name = diagnosis.origin().host().ascii().replace(':', '-');
        return switch (ask.path().get(2)) {
            case "report" ->
                Whole.of(
                        HttpResponseStatus.OK,
                        "text/html; charset=utf-8",
                        Report.html(words.locale()).of(diagnosis),
                        Map.of("content-security-policy", Safety.REPORT_POLICY));
            case "report.json" ->
                download("application/json", name + ".json", Report.json().of(diagnosis));
            case "report.md" ->
                download(
                        "text/markdown; charset=utf-8",
                        name + ".md",
                        Report.markdown(words.locale()).of(diagnosis));
            default -> throw RefusedException.notFound();
        };
    }

    private static Answer download(String type, String name, String text) {
        return Whole.of(
                HttpResponseStatus.OK,
                type,
                text,
                Map.of("content-disposition", "attachment; filename=\"" + name + "\""));
    }

    private static Answer language(Ask ask) {
        Words chosen = Sessions.named(ask.field("language")).orElse(Words.ENGLISH);
        String cookie = Safety.cookie(Sessions.LANGUAGE, chosen.tag());
        return Whole.of(
                HttpResponseStatus.SEE_OTHER,
                "text/plain",
                "",
                Map.of("location", ask.cameFrom(), "set-cookie", cookie));
    }

    private Answer added(Ask ask) {
        try {
            HostName host = hostName(ask.field("host"));
            InetAddress address = Addresses.parse(ask.field("address"))
                    .orElseThrow(() -> new RefusedException(400, "refused.address"));
            practice.doctors().refusal(address, Site.NamedBy.CUSTOMER).ifPresent(why -> {
                throw new RefusedException(400, "refused.private", why);
            });
            SslMode mode = SslMode.byId(ask.field("mode")).orElse(SslMode.FULL);
            Endpoint origin =
                    new Endpoint(address, mode.originScheme(Scheme.HTTPS).port());
            return Whole.seeOther(
                    "/sites/" + practice.add(ask.customer(), host, origin, mode).id());
        } catch (RefusedException refused) {
            return sites(ask, ask.reader().words().say(refused.key(), refused.values()));
        }
    }

    private static HostName hostName(String text) {
        try {
            return HostName.of(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException(400, "refused.host");
        }
    }

    private CompletableFuture<Answer> withFolder(Site site, Ask ask) {
        Bytes file = ask.file();
        if (file == null || file.array().length == 0) {
            throw new RefusedException(400, "folder.none");
        }
        try {
            return practice.diagnose(site, () -> evidence(file.array()), workshop)
                    .thenCompose(Pages::seeing);
        } catch (RejectedExecutionException full) {
            throw new RefusedException(503, "refused.busy");
        }
    }

    private static HostEvidence evidence(byte[] file) {
        try {
            return HostFolderArchive.read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompletableFuture<Answer> mended(Site site, boolean whole) {
        panel.street().mend(site, whole);
        return CompletableFuture.completedFuture(Whole.seeOther("/sites/" + site.id()));
    }

    private static CompletableFuture<Answer> seeing(Live live) {
        return CompletableFuture.completedFuture(Whole.seeOther("/visits/" + live.id()));
    }

    private Site siteOf(Ask ask) {
        return practice.sites().find(ask.customer(), ask.path().get(1)).orElseThrow(RefusedException::notFound);
    }

    private Live liveOf(Ask ask, String under) {
        if (!ask.path().get(0).equals(under)) {
            throw RefusedException.notFound();
        }
        return practice.find(ask.customer(), ask.path().get(1)).orElseThrow(RefusedException::notFound);
    }
}
