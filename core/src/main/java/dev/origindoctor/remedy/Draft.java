package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Remedy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A remedy while it is being written: title, place, steps, how to undo it, how to see that it helped. */
final class Draft {
    private final String title;
    private final String where;
    private final List<Remedy.Step> steps = new ArrayList<>();
    private @Nullable String undo;
    private String confirm = "";

    private Draft(String title, String where) {
        this.title = title;
        this.where = where;
    }

    static Draft onOrigin(String title) {
        return new Draft(title, "origin");
    }

    static Draft atEdge(String title) {
        return new Draft(title, "edge");
    }

    static Draft inDns(String title) {
        return new Draft(title, "dns");
    }

    static Draft atProvider(String title) {
        return new Draft(title, "provider");
    }

    static Draft inApplication(String title) {
        return new Draft(title, "application");
    }

    Draft step(String text, @Nullable String command) {
        steps.add(new Remedy.Step(Phrase.verbatim(text), command));
        return this;
    }

    Draft step(String text) {
        return step(text, null);
    }

    Draft undo(String how) {
        undo = how;
        return this;
    }

    /** Ends the draft: the machine is asked directly, and then as a visitor asks. */
    Remedy confirmedBy(Site site, String shows) {
        confirm = site.askDirectly() + " shows " + shows + "; then " + site.askThroughEdge() + " shows the page"
                + (site.edge() == dev.origindoctor.edge.Edge.CLOUDFLARE ? " and a cf-ray" : "")
                + ". The edge asks the origin anew with the next request: there is nothing to wait for.";
        return remedy();
    }

    /** Ends the draft: this shows that it helped. */
    Remedy confirmed(String how) {
        confirm = how;
        return remedy();
    }

    private Remedy remedy() {
        return new Remedy(
                Phrase.verbatim(title),
                where,
                steps,
                undo == null ? null : Phrase.verbatim(undo),
                Phrase.verbatim(confirm));
    }
}
