/** Origin Doctor: from observations and host evidence to findings, causes, remedies and reports. */
@org.jspecify.annotations.NullMarked
@SuppressWarnings("requires-automatic") // Micrometer has a module name and no module-info
module dev.origindoctor.core {
    requires static org.jspecify;
    requires static micrometer.core;
    requires transitive dev.origindoctor.model;
    requires org.slf4j;
    requires tools.jackson.core;
    requires transitive java.net.http;

    exports dev.origindoctor.firewall;
    exports dev.origindoctor.fleet;
    exports dev.origindoctor.host.access;
    exports dev.origindoctor.host.folder;
    exports dev.origindoctor.host.guard;
    exports dev.origindoctor.inspection;
    exports dev.origindoctor.host.listener;
    exports dev.origindoctor.host.log;
    exports dev.origindoctor.host.machine;
    exports dev.origindoctor.host.pressure;
    exports dev.origindoctor.host.privacy;
    exports dev.origindoctor.host.reading;
    exports dev.origindoctor.host.service;
    exports dev.origindoctor.host.source;
    exports dev.origindoctor.host.webserver;
    exports dev.origindoctor.host;
    exports dev.origindoctor.inference;
    exports dev.origindoctor.language;
    exports dev.origindoctor.metrics;
    exports dev.origindoctor.ranges;
    exports dev.origindoctor.ranges.allowlist;
    exports dev.origindoctor.ranges.feed;
    exports dev.origindoctor.report;
    exports dev.origindoctor.watch;
    exports dev.origindoctor;
}
