package dev.origindoctor.panel.page;

import dev.origindoctor.panel.Site;

/** The way for facts from the origin's own machine into a diagnosis. */
final class HostFolderForm {
    private HostFolderForm() {}

    static void draw(Markup html, Frame frame, Words words, Site site) {
        html.open("details").element("summary", words.say("folder"));
        html.element("p", words.say("folder.says"));
        frame.command("sh collect.sh facts && tar czf facts.tar.gz facts");
        frame.form("/sites/" + site.id() + "/host-folder", "fields", "enctype", "multipart/form-data")
                .element("label", words.say("folder.file"), "for", "folder")
                .open(
                        "input",
                        "type",
                        "file",
                        "id",
                        "folder",
                        "name",
                        "folder",
                        "required",
                        "required",
                        "accept",
                        ".zip,.tar,.gz,.tgz")
                .element("button", words.say("folder.do"), "class", "plain")
                .close("form")
                .close("details");
    }
}
