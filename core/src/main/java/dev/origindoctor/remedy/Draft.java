package dev.origindoctor.remedy;

import dev.origindoctor.diagnosis.Phrase;
import dev.origindoctor.diagnosis.Remedy;
import dev.origindoctor.edge.Edge;
import dev.origindoctor.language.Phrases;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A remedy while it is being written: title, place, steps, how to undo it, how to see that it helped. The words stand in
 * the language files: a remedy's own under its name, what several say under {@code any}; all of them know the site.
 */
final class Draft {
    private final Site site;
    private final String name;
    private final String where;
    private final List<Object> blanks;
    private final Phrase title;
    private final List<Remedy.Step> steps = new ArrayList<>();
    private @Nullable Phrase undo;

    private Draft(Site site, String name, String where, Object... more) {
        this.site = site;
        this.name = name;
        this.where = where;
        this.blanks = site.values();
        this.title = Phrases.of("remedy." + name, values(more));
    }

    static Draft onOrigin(Site site, String name, Object... more) {
        return new Draft(site, name, "origin", more);
    }

    static Draft atEdge(Site site, String name) {
        return new Draft(site, name, "edge");
    }

    static Draft inDns(Site site, String name, Object... more) {
        return new Draft(site, name, "dns", more);
    }

    static Draft atProvider(Site site, String name) {
        return new Draft(site, name, "provider");
    }

    static Draft inApplication(Site site, String name) {
        return new Draft(site, name, "application");
    }

    Draft step(String step, @Nullable String command) {
        return step(words(step), command);
    }

    Draft step(String step) {
        return step(step, null);
    }

    Draft step(Phrase text, @Nullable String command) {
        steps.add(new Remedy.Step(text, command));
        return this;
    }

    /** The step that ends most changes of a configuration. */
    Draft testAndReload() {
        return step("test_and_reload", site.server().configTest() + " && " + site.service("reload"));
    }

    Draft undo() {
        return undo("undo");
    }

    Draft undo(String how) {
        undo = words(how);
        return this;
    }

    Draft undoBy(Phrase how) {
        undo = how;
        return this;
    }

    /** This command takes it back. */
    Draft undoBy(String command) {
        return undoBy(Phrase.command(command));
    }

    /** Ends the draft: the machine is asked directly and shows this, and then as a visitor asks. */
    Remedy confirmedBy(String shows) {
        String how = site.edge() == Edge.CLOUDFLARE ? "confirm_with_ray" : "confirm_directly";
        return confirmed(words(how, words("shows." + shows)));
    }

    /** Ends the draft: this shows that it helped. */
    Remedy confirmed(String how) {
        return confirmed(words(how));
    }

    Remedy confirmed(Phrase how) {
        return new Remedy(title, where, steps, undo, how);
    }

    /** The values of the site, which are the same for all words of a remedy, and {@code more} after them. */
    private Object[] values(Object... more) {
        List<Object> values = new ArrayList<>(blanks);
        Collections.addAll(values, more);
        return values.toArray();
    }

    /** Words of this remedy, or those that several share. */
    Phrase words(String key, Object... more) {
        String own = "remedy." + name + "." + key;
        return Phrases.of(Phrases.has(own) ? own : "remedy.any." + key, values(more));
    }
}
