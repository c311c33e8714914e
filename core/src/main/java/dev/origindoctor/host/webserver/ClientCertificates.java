package dev.origindoctor.host.webserver;

/** Whether a server asks its clients for a certificate. */
public enum ClientCertificates {
    NOT_ASKED,
    OPTIONAL,
    REQUIRED
}
